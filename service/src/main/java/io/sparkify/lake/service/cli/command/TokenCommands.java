package io.sparkify.lake.service.cli.command;

import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Groups what may be done with tokens. */
@Command(name = "token", description = "Tokens: who may use the service, and as what.")
final class TokenCommands implements Callable<Integer> {
  @SuppressWarnings("UnusedVariable") // picocli reads it
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this.")
  private boolean help;

  @Spec private @Nullable CommandSpec spec;

  private final Surroundings around;

  private TokenCommands(Surroundings around) {
    this.around = around;
  }

  static CommandLine of(Surroundings around) {
    CommandLine command = new CommandLine(new TokenCommands(around));
    List.of(
            new CommandLine(new TokenCreateCommand(around)),
            new CommandLine(new TokenListCommand(around)),
            new CommandLine(new TokenRevokeCommand(around)))
        .forEach(each -> command.addSubcommand(each.getCommandName(), each));
    return command;
  }

  /** Without saying what to do: what there is. */
  @Override
  public Integer call() {
    if (spec == null) {
      throw new IllegalStateException("picocli sets it");
    }
    spec.commandLine().usage(around.out());
    return ExitCode.OK;
  }
}
