package io.sparkify.lake.service.cli.command;

import io.sparkify.lake.service.cli.rest.CommandFailedException;
import io.sparkify.lake.service.cli.rest.Query;
import io.sparkify.lake.service.cli.rest.Service;
import io.sparkify.lake.service.cli.view.View;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Parameters;

/** Does something to one of many, and shows it as it is then. */
@Command
final class DeedCommand extends ServiceCommand {
  private final Deed deed;
  private final String list;
  private final Finder finder;
  private final View view;

  @Parameters private @Nullable String subject;

  private DeedCommand(Surroundings around, Deed deed, String list, Finder finder, View view) {
    super(around);
    this.deed = deed;
    this.list = list;
    this.finder = finder;
    this.view = view;
  }

  /** To whom it is done: the list's path, and what is typed for one of it. */
  record Subject(String list, String label, String description) {}

  /** Finds the id that is meant. */
  @FunctionalInterface
  interface Finder {
    String find(Service service, String typed) throws CommandFailedException;
  }

  static CommandLine of(Surroundings around, Deed deed, Subject subject, Finder finder, View view) {
    CommandLine command =
        new CommandLine(new DeedCommand(around, deed, subject.list(), finder, view));
    command.getCommandSpec().name(deed.name());
    command.getCommandSpec().usageMessage().description(deed.description());
    PositionalParamSpec found = command.getCommandSpec().positionalParameters().get(0);
    command
        .getCommandSpec()
        .remove(found)
        .addPositional(
            found.toBuilder()
                .paramLabel(subject.label())
                .description(subject.description())
                .build());
    return command;
  }

  @Override
  int run(Service service) throws CommandFailedException {
    String id = finder.find(service, Objects.requireNonNull(subject));
    return show(service.post(Query.of(list).segment(id).segment(deed.name())), view);
  }
}
