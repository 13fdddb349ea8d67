package io.sparkify.lake.service.cli.command;

import io.sparkify.lake.service.cli.rest.CommandFailedException;
import io.sparkify.lake.service.cli.rest.Query;
import io.sparkify.lake.service.cli.rest.Service;
import io.sparkify.lake.service.cli.text.Block;
import io.sparkify.lake.service.cli.view.Json;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Takes a partition in again. */
@Command(name = "unignore", description = "Take a month in again that was left out.")
final class UnignoreCommand extends ServiceCommand {
  @Parameters(paramLabel = "MONTH|songs", description = "Such as 2018-11.")
  private @Nullable PartitionName partition;

  UnignoreCommand(Surroundings around) {
    super(around);
  }

  @Override
  int run(Service service) throws CommandFailedException {
    String month = Objects.requireNonNull(partition).text();
    return show(
        service.post(Query.of("/partitions").segment(month).segment("unignore")),
        (after, screen) ->
            Block.line(
                "%s is no longer left out: %s, %s"
                    .formatted(month, Json.text(after, "state"), Json.text(after, "why"))));
  }
}
