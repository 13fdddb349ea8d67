package io.sparkify.lake.service.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.sparkify.lake.service.cli.rest.Answer;
import io.sparkify.lake.service.cli.rest.CommandFailedException;
import io.sparkify.lake.service.cli.rest.Query;
import io.sparkify.lake.service.cli.view.Json;
import io.sparkify.lake.service.cli.view.Moving;
import java.util.Set;
import picocli.CommandLine.ExitCode;

/** Knows when a run has ended, and whether that is what was wanted. */
final class RunWait {
  private static final Set<String> ACTIVE = Set.of("QUEUED", "STARTING", "RUNNING");

  private RunWait() {}

  static boolean isFinal(JsonNode run) {
    return !ACTIVE.contains(Json.text(run, "state"));
  }

  static int exitStatus(JsonNode run, String wanted) {
    return Json.text(run, "state").equals(wanted) ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  static Answer await(Waiting waiting, String id) throws CommandFailedException {
    return waiting.await(
        new Waiting.Goal(
            Query.of("/runs").segment(id),
            "run " + id.substring(0, Math.min(id.length(), 8)),
            RunWait::isFinal,
            Moving::run,
            Moving::milestone));
  }
}
