package io.sparkify.lake.service.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.sparkify.lake.service.cli.rest.Answer;
import io.sparkify.lake.service.cli.rest.CommandFailedException;
import io.sparkify.lake.service.cli.rest.Query;
import io.sparkify.lake.service.cli.view.Json;
import io.sparkify.lake.service.cli.view.Moving;
import java.util.Set;
import picocli.CommandLine.ExitCode;

/** Knows when a backfill has ended, and whether all of it succeeded. */
final class BackfillWait {
  private static final Set<String> ACTIVE_RUNS = Set.of("queued", "starting", "running");

  private BackfillWait() {}

  static Answer await(Waiting waiting, String id) throws CommandFailedException {
    return waiting.await(
        new Waiting.Goal(
            Query.of("/backfills").segment(id),
            "backfill " + id.substring(0, Math.min(id.length(), 8)),
            BackfillWait::isFinal,
            Moving::backfill,
            Moving::backfill));
  }

  /** One that is cancelled has ended when its last application has given it up. */
  private static boolean isFinal(JsonNode backfill) {
    return Set.of("done", "cancelled").contains(Json.text(backfill, "state"))
        && ACTIVE_RUNS.stream().noneMatch(backfill.path("runs")::has);
  }

  static int exitStatus(JsonNode backfill) {
    JsonNode runs = backfill.path("runs");
    boolean all =
        Json.text(backfill, "state").equals("done")
            && runs.path("succeeded").asLong() == total(runs);
    return all ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  private static long total(JsonNode runs) {
    long total = 0;
    for (JsonNode amount : runs) {
      total += amount.asLong();
    }
    return total;
  }
}
