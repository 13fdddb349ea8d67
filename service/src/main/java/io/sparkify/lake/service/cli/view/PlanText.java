package io.sparkify.lake.service.cli.view;

import com.fasterxml.jackson.databind.JsonNode;
import io.sparkify.lake.service.cli.text.Block;
import io.sparkify.lake.service.cli.text.Cell;
import io.sparkify.lake.service.cli.text.Column;
import io.sparkify.lake.service.cli.text.Escape;
import io.sparkify.lake.service.cli.text.Figures;
import io.sparkify.lake.service.cli.text.Prose;
import io.sparkify.lake.service.cli.text.Screen;
import io.sparkify.lake.service.cli.text.Sheet;
import io.sparkify.lake.service.cli.text.Table;
import java.util.List;

/** What would be loaded now, in which order and why, and what waits for what. */
public final class PlanText {
  private PlanText() {}

  public static Block of(JsonNode plan, Screen screen) {
    Sheet sheet = new Sheet();
    if (plan.path("problem").isObject()) {
      sheet
          .add(Block.heading("The input could not be listed; this is what was seen before"))
          .add(FailureText.of(plan.path("problem")))
          .gap();
    }
    sheet.add(Prose.of(summary(plan)));
    if (!plan.path("actions").isEmpty()) {
      sheet.gap().add(actions(plan.path("actions")));
    }
    if (!plan.path("waiting").isEmpty()) {
      sheet.section("Waits", waiting(plan.path("waiting")));
    }
    notes(plan, sheet);
    return sheet;
  }

  private static String summary(JsonNode plan) {
    int partitions = plan.path("actions").size();
    String loading = Json.joined(plan.path("loading"));
    String now = loading.isEmpty() ? "" : "Loading now: " + loading + ". ";
    if (partitions == 0) {
      return now + "Nothing is to be loaded.";
    }
    String seconds = Json.seconds(plan, "predicted_seconds");
    return "%s%s to load in %s%s.%s"
        .formatted(
            now,
            Figures.count(partitions, "partition"),
            Figures.count(plan.path("batches").size(), "application"),
            seconds.isEmpty() ? "" : ", about " + seconds,
            plan.path("auto_load").asBoolean(true)
                ? ""
                : " Nothing is loaded without being asked for: LAKE_AUTO_LOAD is false.");
  }

  static Block actions(JsonNode actions) {
    return Table.of(
        Json.each(
            actions,
            action ->
                List.of(
                    Json.counted(action, "batch"),
                    Json.cell(action, "partition"),
                    Json.cell(action, "trigger"),
                    Json.counted(action, "files"),
                    Json.bytes(action, "bytes"),
                    Cell.of(Json.seconds(action, "predicted_seconds")),
                    Json.id(action, "run_id"),
                    Json.cell(action, "reason"))),
        Column.figures("APP"),
        Column.words("PARTITION"),
        Column.words("TRIGGER").rank(3),
        Column.figures("FILES").rank(5),
        Column.figures("SIZE").rank(4),
        Column.figures("ABOUT").rank(2),
        Column.words("RUN").rank(6),
        Column.words("WHY").rank(1).cutTo(24));
  }

  static Block waiting(JsonNode waiting) {
    return Table.of(
        Json.each(
            waiting,
            item ->
                List.of(Json.cell(item, "partition"), Json.state(item), Json.cell(item, "why"))),
        Column.words("PARTITION"),
        Column.words("STATE"),
        Column.words("FOR WHAT").cutTo(24));
  }

  private static void notes(JsonNode plan, Sheet sheet) {
    String stale = Json.joined(plan.path("stale"));
    if (!stale.isEmpty()) {
      sheet
          .gap()
          .add(
              Prose.of(
                  "Matched against another song catalog: %s. To match them again: ./lake backfill"
                          .formatted(stale)
                      + " FROM TO --only stale"));
    }
    if (!plan.path("notes").isEmpty()) {
      sheet.gap();
    }
    plan.path("notes").forEach(note -> sheet.add(Prose.of(Escape.line(note.asText()))));
  }
}
