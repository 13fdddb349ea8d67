package io.sparkify.lake.service.cli.view;

import com.fasterxml.jackson.databind.JsonNode;
import io.sparkify.lake.service.cli.text.Bar;
import io.sparkify.lake.service.cli.text.Block;
import io.sparkify.lake.service.cli.text.Column;
import io.sparkify.lake.service.cli.text.Fields;
import io.sparkify.lake.service.cli.text.Figures;
import io.sparkify.lake.service.cli.text.Prose;
import io.sparkify.lake.service.cli.text.Screen;
import io.sparkify.lake.service.cli.text.Sheet;
import io.sparkify.lake.service.cli.text.Table;
import java.util.List;

/** One backfill with its runs, or what one would do. */
public final class BackfillText {
  private static final int BAR = 20;

  private BackfillText() {}

  public static Block of(JsonNode backfill, Screen screen) {
    Sheet sheet =
        new Sheet()
            .add(Block.heading("Backfill " + Json.text(backfill, "id")))
            .add(fields(backfill, screen));
    if (!backfill.path("partitions").isEmpty()) {
      sheet.section("Runs", runs(backfill.path("partitions")));
    }
    return skipped(backfill, sheet);
  }

  /** What a dry run answers. */
  public static Block dryRun(JsonNode answer, Screen screen) {
    int partitions = answer.path("partitions").size();
    Sheet sheet =
        new Sheet()
            .add(
                Prose.of(
                    partitions == 0
                        ? "Nothing would be loaded, and nothing was changed."
                        : "Would load %s: %s. Nothing was changed."
                            .formatted(
                                Figures.count(partitions, "partition"),
                                Json.joined(answer.path("partitions")))));
    if (!answer.at("/plan/actions").isEmpty()) {
      sheet.section("The plan with it", PlanText.actions(answer.at("/plan/actions")));
    }
    return skipped(answer, sheet);
  }

  private static Fields fields(JsonNode backfill, Screen screen) {
    double fraction = backfill.path("fraction").asDouble();
    return new Fields()
        .add("months", Json.text(backfill, "from") + " to " + Json.text(backfill, "to"))
        .add("only", Json.text(backfill, "only"))
        .add("state", Json.state(backfill))
        .add(
            "progress",
            "%s %s, %s"
                .formatted(
                    Bar.of(fraction, BAR),
                    Figures.percent(fraction),
                    RunStates.of(backfill.path("runs"))))
        .add("queued need", Json.seconds(backfill, "predicted_seconds"))
        .add("max active", Json.count(backfill, "max_active"))
        .add("asked by", Json.text(backfill, "requested_by"))
        .add("reason", Json.text(backfill, "reason"))
        .add("created", Json.exactly(backfill, "created_at", screen))
        .add(
            "actions",
            Actions.of(
                backfill.path("allowed_actions"),
                "./lake backfills ",
                Json.shortId(backfill, "id")));
  }

  private static Block runs(JsonNode runs) {
    return Table.of(
        Json.each(
            runs,
            run -> List.of(Json.cell(run, "partition"), Json.id(run, "run_id"), Json.state(run))),
        Column.words("PARTITION"),
        Column.words("RUN"),
        Column.words("STATE"));
  }

  private static Sheet skipped(JsonNode answer, Sheet sheet) {
    JsonNode skipped = answer.path("skipped");
    return skipped.isEmpty()
        ? sheet
        : sheet.section(
            "Left out",
            Table.of(
                Json.each(
                    skipped, item -> List.of(Json.cell(item, "partition"), Json.cell(item, "why"))),
                Column.words("PARTITION"),
                Column.words("WHY").cutTo(24)));
  }
}
