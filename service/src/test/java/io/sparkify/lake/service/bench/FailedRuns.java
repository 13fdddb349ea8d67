package io.sparkify.lake.service.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Why runs failed, for whoever reads a benchmark that ended early: its folder is gone by then. */
final class FailedRuns {
  private FailedRuns() {}

  /**
   * A line for each.
   *
   * @param page of {@code GET /runs?state=FAILED}
   */
  static List<String> words(JsonNode page) {
    return page.path("items").valueStream().map(FailedRuns::word).toList();
  }

  private static String word(JsonNode run) {
    JsonNode attempts = run.path("attempts");
    JsonNode failure = attempts.path(attempts.size() - 1).path("failure");
    return "%s: %s, %s"
        .formatted(
            run.path("partition").asText(),
            failure.path("code").asText("no code"),
            failure.path("cause").asText("no cause"));
  }
}
