package io.sparkify.lake.service.cli.view;

import com.fasterxml.jackson.databind.JsonNode;
import io.sparkify.lake.service.cli.text.Bar;
import io.sparkify.lake.service.cli.text.Figures;

/** How far something is, in one line with a bar. */
public final class Moving {
  private static final int BAR = 20;

  private Moving() {}

  /** Of a run's progress: phase, bar, rows and what is left. */
  static String of(JsonNode progress) {
    double fraction = progress.path("fraction").asDouble();
    String read = Json.count(progress, "rows_read");
    String written = Json.count(progress, "rows_written");
    long files = progress.path("files_handled").asLong();
    String left = Json.seconds(progress, "eta_seconds");
    return "%-10s %s %5s%s%s%s%s"
        .formatted(
            Json.text(progress, "phase"),
            Bar.of(fraction, BAR),
            Figures.percent(fraction),
            left.isEmpty() ? "" : ", " + left + " left",
            read.isEmpty() ? "" : ", " + read + " lines",
            written.isEmpty() ? "" : ", " + written + " rows",
            files == 0 ? "" : ", " + Figures.count(files) + " files handled");
  }

  /** Of a run that has not ended. */
  public static String run(JsonNode run) {
    JsonNode progress = run.path("progress");
    String note =
        progress.isObject()
            ? of(progress)
            : switch (Json.text(run, "state")) {
              case "QUEUED" ->
                  run.path("not_before").isTextual()
                      ? "waits to try again: " + Json.text(RunNote.lastFailure(run), "title")
                      : "waits for its turn";
              case "STARTING", "RUNNING" -> "Spark starts";
              default -> "";
            };
    return "%s %s  %s".formatted(Json.text(run, "partition"), Json.text(run, "state"), note);
  }

  /** The same without what changes all the time. */
  public static String milestone(JsonNode run) {
    String phase = Json.text(run.path("progress"), "phase");
    String words =
        phase.isEmpty()
            ? Json.text(run, "state")
            : "%s, %s".formatted(Json.text(run, "state"), phase);
    return "%s %s".formatted(Json.text(run, "partition"), words);
  }

  /** Of a backfill. */
  public static String backfill(JsonNode backfill) {
    double fraction = backfill.path("fraction").asDouble();
    String left = Json.seconds(backfill, "predicted_seconds");
    return "%s to %s %s  %s %s, %s%s"
        .formatted(
            Json.text(backfill, "from"),
            Json.text(backfill, "to"),
            Json.state(backfill).text(),
            Bar.of(fraction, BAR),
            Figures.percent(fraction),
            RunStates.of(backfill.path("runs")),
            left.isEmpty() ? "" : ", queued ones need " + left);
  }
}
