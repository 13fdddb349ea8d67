package io.sparkify.lake.service.cli.command;

import io.sparkify.lake.service.cli.rest.CommandFailedException;
import io.sparkify.lake.service.cli.rest.Query;
import io.sparkify.lake.service.cli.rest.Service;
import io.sparkify.lake.service.cli.text.Block;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Leaves a partition out. */
@Command(name = "ignore", description = "Leave a month out of what is loaded without asking.")
final class IgnoreCommand extends ServiceCommand {
  @Parameters(paramLabel = "MONTH|songs", description = "Such as 2018-11.")
  private @Nullable PartitionName partition;

  @Option(
      names = "--reason",
      paramLabel = "WHY",
      required = true,
      description = "Why it is left out; the ledger shows it.")
  private @Nullable String reason;

  IgnoreCommand(Surroundings around) {
    super(around);
  }

  @Override
  int run(Service service) throws CommandFailedException {
    String month = Objects.requireNonNull(partition).text();
    return show(
        service.post(
            Query.of("/partitions").segment(month).segment("ignore"),
            Map.of("reason", Objects.requireNonNull(reason))),
        (after, screen) ->
            Block.line(
                "%s is left out. To take it in: ./lake unignore %s".formatted(month, month)));
  }
}
