package io.sparkify.lake.service.cli.command;

import io.sparkify.lake.service.cli.rest.CommandFailedException;
import io.sparkify.lake.service.cli.rest.Query;
import io.sparkify.lake.service.cli.rest.Service;
import io.sparkify.lake.service.cli.view.SchedulesText;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows the schedules, or one of them. */
@Command(name = "schedules", description = "The schedules; or one with its next times and history.")
final class SchedulesCommand extends ServiceCommand {
  @Parameters(arity = "0..1", paramLabel = "NAME", description = "Show this one.")
  private @Nullable String name;

  @Option(
      names = "--preview",
      paramLabel = "N",
      description = "How many of its next times, 0 to 100. Default: 5")
  private @Nullable Integer preview;

  private SchedulesCommand(Surroundings around) {
    super(around);
  }

  /** With what may be done to one. */
  static CommandLine of(Surroundings around) {
    CommandLine command = new CommandLine(new SchedulesCommand(around));
    for (Deed deed :
        List.of(
            new Deed("pause", "Let it fire no more."),
            new Deed("resume", "Let it fire again."),
            new Deed("trigger", "Load now, as if it were time."))) {
      command.addSubcommand(
          deed.name(),
          DeedCommand.of(
              around,
              deed,
              new DeedCommand.Subject("/schedules", "NAME", "The schedule."),
              (service, typed) -> typed,
              SchedulesText::one));
    }
    return command;
  }

  @Override
  int run(Service service) throws CommandFailedException {
    Query schedules = Query.of("/schedules");
    return name == null
        ? show(service.get(schedules), SchedulesText::page)
        : show(service.get(schedules.segment(name).with("preview", preview)), SchedulesText::one);
  }
}
