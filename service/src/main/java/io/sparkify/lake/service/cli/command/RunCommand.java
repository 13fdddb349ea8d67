package io.sparkify.lake.service.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.sparkify.lake.service.cli.rest.Answer;
import io.sparkify.lake.service.cli.rest.CommandFailedException;
import io.sparkify.lake.service.cli.rest.Query;
import io.sparkify.lake.service.cli.rest.Service;
import io.sparkify.lake.service.cli.text.Block;
import io.sparkify.lake.service.cli.view.Json;
import io.sparkify.lake.service.cli.view.RunText;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Requests a run. */
@Command(
    name = "run",
    description = "Load a month, or songs, now.",
    footer = {"", "For example: ./lake run 2018-11 --reason \"late files\" --wait"})
final class RunCommand extends ServiceCommand {
  @Parameters(paramLabel = "MONTH|songs", description = "What to load, such as 2018-11.")
  private @Nullable PartitionName partition;

  @Option(names = "--reason", paramLabel = "WHY", description = "Kept with the run.")
  private @Nullable String reason;

  @Option(names = "--force", description = "Load it although nothing changed.")
  private boolean force;

  @Option(names = "--wait", description = "Wait until it has ended; status 0 only if it succeeded.")
  private boolean waits;

  RunCommand(Surroundings around) {
    super(around);
  }

  @Override
  int run(Service service) throws CommandFailedException {
    String month = Objects.requireNonNull(partition).text();
    Map<String, Object> body = new HashMap<>(Map.of("partition", month, "force", force));
    if (reason != null) {
      body.put("reason", reason);
    }
    Answer made = service.create(Query.of("/runs"), body, month);
    if (!waits) {
      return show(made, (run, screen) -> Block.line(requested(run)));
    }
    String id = Json.text(made.json(), "id");
    Answer ended = RunWait.await(new Waiting(service, around(), settings()), id);
    show(ended, (run, screen) -> RunText.ending(run));
    return RunWait.exitStatus(ended.json(), "SUCCEEDED");
  }

  private static String requested(JsonNode run) {
    String id = Json.shortId(run, "id");
    return "Requested run %s of %s. How it goes: ./lake runs %s --wait, or ./lake watch"
        .formatted(id, Json.text(run, "partition"), id);
  }
}
