package io.sparkify.lake.service.cli.command;

import io.sparkify.lake.service.cli.rest.CommandFailedException;
import io.sparkify.lake.service.cli.rest.Service;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what a run's driver wrote. */
@Command(name = "logs", description = "The log of a run's Spark driver.")
final class LogsCommand extends ServiceCommand {
  @Parameters(paramLabel = "ID", description = "A run, or a month for its last run.")
  private @Nullable String id;

  @Option(
      names = "--attempt",
      paramLabel = "N",
      description = "Of this attempt. Default: the last one.")
  private @Nullable Integer attempt;

  @Option(
      names = {"-f", "--follow"},
      description = "Go on until the run has ended.")
  private boolean follows;

  LogsCommand(Surroundings around) {
    super(around);
  }

  @Override
  int run(Service service) throws CommandFailedException {
    String run = new Ids(service).run(Objects.requireNonNull(id));
    LogReader reader = new LogReader(service, run, attempt, new LogOut(around(), json()));
    return follows ? reader.follow(around().patience()) : reader.all();
  }
}
