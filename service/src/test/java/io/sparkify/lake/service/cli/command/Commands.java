package io.sparkify.lake.service.cli.command;

import io.sparkify.lake.service.db.MutableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;

/** The names of all commands, such as {@code backfills pause}. */
final class Commands {
  private Commands() {}

  static List<String> names() {
    List<String> names = new ArrayList<>();
    collect(tree(), "", names);
    return names;
  }

  static CommandLine tree() {
    return CommandTree.whole(
        new Surroundings(
            System.out,
            System.err,
            Map.of(),
            false,
            () -> TerminalSize.DEFAULT,
            new MutableClock(Cli.NOW),
            new Idle()));
  }

  private static void collect(CommandLine parent, String prefix, List<String> names) {
    parent
        .getCommandSpec()
        .subcommands()
        .forEach(
            (name, command) -> {
              if (name.equals(command.getCommandName())) {
                names.add(prefix + name);
                collect(command, prefix + name + " ", names);
              }
            });
  }

  /** Nobody waits. */
  private static final class Idle implements Patience {
    @Override
    public void pause(Duration duration) {}

    @Override
    public Handle ifInterrupted(Runnable action) {
      return () -> {};
    }
  }
}
