package io.sparkify.lake.service.cli.view;

import com.fasterxml.jackson.databind.JsonNode;
import io.sparkify.lake.service.cli.text.Block;
import io.sparkify.lake.service.cli.text.Fields;
import io.sparkify.lake.service.cli.text.Figures;
import io.sparkify.lake.service.cli.text.Screen;
import io.sparkify.lake.service.cli.text.When;

/** What a run is, where it stands and what may be done with it. */
final class RunFields {
  private RunFields() {}

  static Block of(JsonNode run, Screen screen) {
    String id = Json.shortId(run, "id");
    return new Fields()
        .add("partition", Json.text(run, "partition"))
        .add("state", Json.state(run))
        .add("progress", progress(run.path("progress")))
        .add("next try", again(run, screen))
        .add("cancelled", cancellation(run.path("cancellation"), screen))
        .add("held data", held(run.path("held"), screen))
        .add("asked by", asked(run))
        .add("reason", Json.text(run, "reason"))
        .add("created", Json.exactly(run, "created_at", screen))
        .add("started", Json.exactly(run, "started_at", screen))
        .add("ended", Json.exactly(run, "ended_at", screen))
        .add("took", Json.millis(run, "duration_ms"))
        .add("source", source(run.path("source")))
        .add("catalog", Json.text(run, "catalog_fingerprint"))
        .add("actions", Actions.of(run.path("allowed_actions"), id));
  }

  private static String asked(JsonNode run) {
    return "%s (%s)".formatted(Json.text(run, "requested_by"), Json.text(run, "trigger"));
  }

  private static String progress(JsonNode progress) {
    return progress.isObject() ? Moving.of(progress) : "";
  }

  private static String again(JsonNode run, Screen screen) {
    return Json.time(run, "not_before").map(at -> When.exactly(screen, at)).orElse("");
  }

  private static String cancellation(JsonNode wish, Screen screen) {
    return wish.isObject()
        ? "wanted by %s, %s: %s"
            .formatted(
                Json.text(wish, "requested_by"),
                Json.exactly(wish, "requested_at", screen),
                Json.text(wish, "reason"))
        : "";
  }

  private static String held(JsonNode held, Screen screen) {
    if (!held.isObject()) {
      return "";
    }
    String by = Json.shortId(held, "run_id");
    String at = Json.exactly(held, "resolved_at", screen);
    return "attempt %s, %s%s%s"
        .formatted(
            Json.text(held, "attempt"),
            Json.text(held, "resolution").equals("waits")
                ? "waits for a decision"
                : Json.text(held, "resolution"),
            by.isEmpty() ? "" : " by run " + by,
            at.isEmpty() ? "" : ", " + at);
  }

  static String source(JsonNode source) {
    return "%s, %s, fingerprint %s"
        .formatted(
            Figures.count(source.path("files").asLong(), "file"),
            Json.byteCount(source, "bytes"),
            Json.text(source, "fingerprint"));
  }
}
