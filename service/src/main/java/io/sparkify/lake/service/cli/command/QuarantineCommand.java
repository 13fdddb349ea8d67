package io.sparkify.lake.service.cli.command;

import io.sparkify.lake.service.cli.rest.CommandFailedException;
import io.sparkify.lake.service.cli.rest.Query;
import io.sparkify.lake.service.cli.rest.Service;
import io.sparkify.lake.service.cli.view.QuarantineText;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows malformed lines. */
@Command(name = "quarantine", description = "The malformed lines of a month: file, line, reason.")
final class QuarantineCommand extends ServiceCommand {
  @Parameters(paramLabel = "MONTH|songs", description = "Whose lines.")
  private @Nullable PartitionName partition;

  @Option(
      names = "--run",
      paramLabel = "ID",
      description = "Those of this run, such as one that was rejected. Default: what is loaded.")
  private @Nullable String run;

  @Mixin private Paging paging = new Paging();

  QuarantineCommand(Surroundings around) {
    super(around);
  }

  @Override
  int run(Service service) throws CommandFailedException {
    String month = Objects.requireNonNull(partition).text();
    String id = run == null ? null : new Ids(service).run(run);
    Query lines = Query.of("/partitions").segment(month).segment("quarantine").with("run", id);
    return show(service.get(paging.of(lines)), QuarantineText::page);
  }
}
