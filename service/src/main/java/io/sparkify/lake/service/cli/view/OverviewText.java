package io.sparkify.lake.service.cli.view;

import com.fasterxml.jackson.databind.JsonNode;
import io.sparkify.lake.service.cli.text.Block;
import io.sparkify.lake.service.cli.text.Cell;
import io.sparkify.lake.service.cli.text.Column;
import io.sparkify.lake.service.cli.text.Fields;
import io.sparkify.lake.service.cli.text.Figures;
import io.sparkify.lake.service.cli.text.Screen;
import io.sparkify.lake.service.cli.text.Sheet;
import io.sparkify.lake.service.cli.text.Style;
import io.sparkify.lake.service.cli.text.Table;
import java.util.List;
import java.util.Map;

/** How everything is, on one page: what runs, what is wrong, what comes next, what is published. */
public final class OverviewText {
  private OverviewText() {}

  public static Block of(JsonNode overview, Screen screen) {
    JsonNode runs = overview.path("runs");
    JsonNode plan = overview.path("plan");
    Sheet sheet = new Sheet().add(fields(overview, screen));
    section(sheet, "Running", runs.path("active"), running(runs.path("active")));
    section(sheet, "Failed lately", runs.path("failed"), failed(runs.path("failed"), screen));
    section(
        sheet,
        "Rejected: ./lake approve ID or ./lake discard ID",
        runs.path("rejected"),
        rejected(runs.path("rejected"), screen));
    section(sheet, "Next", plan.path("next"), PlanText.actions(plan.path("next")));
    section(sheet, "Waits", plan.path("waiting"), PlanText.waiting(plan.path("waiting")));
    section(sheet, "Tables", overview.path("tables"), tables(overview.path("tables")));
    return sheet;
  }

  private static void section(Sheet sheet, String heading, JsonNode items, Block block) {
    if (!items.isEmpty()) {
      sheet.section(heading, block);
    }
  }

  private static Fields fields(JsonNode overview, Screen screen) {
    JsonNode newest = overview.path("newest_loaded");
    JsonNode plan = overview.path("plan");
    return new Fields()
        .add(
            "newest month",
            newest.isObject()
                ? "%s, loaded %s"
                    .formatted(
                        Json.text(newest, "partition"), Json.exactly(newest, "loaded_at", screen))
                : "none is loaded yet")
        .add("partitions", RunStates.of(overview.path("partitions").path("states")))
        .add("books", books(overview.path("books")))
        .add("freshness", FreshnessText.summary(overview.path("freshness")))
        .add("queued", Json.count(overview.path("runs"), "queued"))
        .add("to load", Json.count(plan, "next_total"))
        .add("waiting", Json.count(plan, "waiting_total"))
        .add("input", Json.text(plan.path("problem"), "title"))
        .add("next times", fires(overview.path("schedules"), screen))
        .add("writer", Json.text(overview.at("/instances/writer"), "host"))
        .add("ticks", ticks(overview.path("ticks")));
  }

  private static Cell books(JsonNode books) {
    if (books.path("balanced").asBoolean(true)) {
      return new Cell("balance", Style.GOOD);
    }
    return new Cell(
        "do NOT balance: " + String.join(", ", names(books.path("unbalanced"))), Style.BAD);
  }

  private static List<String> names(JsonNode members) {
    return members.properties().stream().map(Map.Entry::getKey).toList();
  }

  private static String fires(JsonNode schedules, Screen screen) {
    return String.join(
        ", ",
        Json.each(
            schedules,
            fire ->
                "%s %s".formatted(Json.text(fire, "schedule"), Json.exactly(fire, "at", screen))));
  }

  private static Cell ticks(JsonNode ticks) {
    List<String> problems =
        Json.each(ticks, tick -> Json.text(tick, "problem")).stream()
            .filter(problem -> !problem.isEmpty())
            .toList();
    return problems.isEmpty()
        ? new Cell("healthy", Style.GOOD)
        : new Cell(String.join(" ", problems), Style.BAD);
  }

  private static Block running(JsonNode runs) {
    return Table.of(
        Json.each(
            runs,
            run -> {
              JsonNode progress = run.path("progress");
              return List.of(
                  Json.id(run, "run_id"),
                  Json.cell(run, "partition"),
                  Json.state(run),
                  Json.cell(progress, "phase"),
                  Cell.of(
                      progress.isObject()
                          ? Figures.percent(progress.path("fraction").asDouble())
                          : ""),
                  Cell.of(Json.seconds(progress, "eta_seconds")));
            }),
        Column.words("RUN"),
        Column.words("PARTITION"),
        Column.words("STATE"),
        Column.words("PHASE").rank(2),
        Column.figures("DONE").rank(1),
        Column.figures("LEFT").rank(3));
  }

  private static Block failed(JsonNode runs, Screen screen) {
    return Table.of(
        Json.each(
            runs,
            run ->
                List.of(
                    Json.id(run, "run_id"),
                    Json.cell(run, "partition"),
                    Json.when(run, "ended_at", screen),
                    Json.cell(run, "title"),
                    Json.cell(run, "remedy"))),
        Column.words("RUN"),
        Column.words("PARTITION"),
        Column.words("ENDED").rank(2),
        Column.words("FAILURE").cutTo(20),
        Column.words("REMEDY").rank(1).cutTo(20));
  }

  private static Block rejected(JsonNode runs, Screen screen) {
    return Table.of(
        Json.each(
            runs,
            run ->
                List.of(
                    Json.id(run, "run_id"),
                    Json.cell(run, "partition"),
                    Json.when(run, "ended_at", screen))),
        Column.words("RUN"),
        Column.words("PARTITION"),
        Column.words("ENDED"));
  }

  private static Block tables(JsonNode tables) {
    return Table.of(
        Json.each(
            tables,
            table ->
                List.of(
                    Json.cell(table, "table"),
                    Json.counted(table, "rows"),
                    Json.counted(table, "files"),
                    Json.bytes(table, "bytes"))),
        Column.words("TABLE"),
        Column.figures("ROWS"),
        Column.figures("FILES"),
        Column.figures("SIZE"));
  }
}
