package io.sparkify.lake.service.cli.view;

import com.fasterxml.jackson.databind.JsonNode;
import io.sparkify.lake.service.cli.text.Figures;
import io.sparkify.lake.service.cli.text.Screen;
import io.sparkify.lake.service.cli.text.When;
import java.util.ArrayList;
import java.util.List;

/** What else is to be known of a run, in a few words. */
final class RunNote {
  private RunNote() {}

  static String of(JsonNode run, Screen screen) {
    return switch (Json.text(run, "state")) {
      case "QUEUED" -> queued(run, screen);
      case "STARTING", "RUNNING" -> moving(run);
      case "FAILED" -> Json.text(lastFailure(run), "title");
      case "REJECTED" -> rejected(run);
      case "SUCCEEDED" -> succeeded(run);
      default -> Json.text(run, "reason");
    };
  }

  /** The failure of the newest attempt; null or missing if that did not fail. */
  static JsonNode lastFailure(JsonNode run) {
    JsonNode attempts = run.path("attempts");
    return attempts.path(attempts.size() - 1).path("failure");
  }

  private static String queued(JsonNode run, Screen screen) {
    return Json.time(run, "not_before")
        .map(
            at ->
                "tries again %s: %s"
                    .formatted(When.in(screen, at), Json.text(lastFailure(run), "title")))
        .orElse(Json.text(run, "reason"));
  }

  private static String moving(JsonNode run) {
    if (run.path("cancellation").isObject()) {
      return "is being cancelled";
    }
    JsonNode progress = run.path("progress");
    if (!progress.isObject()) {
      return "Spark starts";
    }
    List<String> words = new ArrayList<>();
    words.add(
        Json.text(progress, "phase") + " " + Figures.percent(progress.path("fraction").asDouble()));
    String left = Json.seconds(progress, "eta_seconds");
    if (!left.isEmpty()) {
      words.add(left + " left");
    }
    String rows = Json.count(progress, "rows_read");
    if (!rows.isEmpty()) {
      words.add(rows + " lines");
    }
    return String.join(", ", words);
  }

  private static String rejected(JsonNode run) {
    String held = Json.text(run.path("held"), "resolution");
    return held.equals("waits")
        ? "held: approve or discard it"
        : Failed.checks(run) + (held.isEmpty() ? "" : ", " + held);
  }

  private static String succeeded(JsonNode run) {
    int warnings = Failed.count(run);
    return warnings == 0
        ? Json.text(run, "reason")
        : Figures.count(warnings, "warning") + ": " + Failed.names(run);
  }

  /** Checks that did not pass. */
  static final class Failed {
    private Failed() {}

    static boolean is(JsonNode check) {
      return !check.path("passed").asBoolean(true);
    }

    static int count(JsonNode run) {
      return all(run).size();
    }

    static String names(JsonNode run) {
      return String.join(", ", all(run));
    }

    static String checks(JsonNode run) {
      return "failed " + names(run);
    }

    private static List<String> all(JsonNode run) {
      List<String> names = new ArrayList<>();
      for (JsonNode check : run.path("checks")) {
        if (is(check)) {
          names.add(Json.text(check, "name"));
        }
      }
      return names;
    }
  }
}
