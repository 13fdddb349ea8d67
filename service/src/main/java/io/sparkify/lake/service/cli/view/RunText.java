package io.sparkify.lake.service.cli.view;

import com.fasterxml.jackson.databind.JsonNode;
import io.sparkify.lake.service.cli.text.Block;
import io.sparkify.lake.service.cli.text.Cell;
import io.sparkify.lake.service.cli.text.Column;
import io.sparkify.lake.service.cli.text.Fields;
import io.sparkify.lake.service.cli.text.Screen;
import io.sparkify.lake.service.cli.text.Sheet;
import io.sparkify.lake.service.cli.text.Style;
import io.sparkify.lake.service.cli.text.Table;
import java.util.List;
import java.util.function.Predicate;

/** One run with all that is known of it. */
public final class RunText {
  private RunText() {}

  public static Block of(JsonNode run, Screen screen) {
    Sheet sheet =
        new Sheet()
            .add(Block.heading("Run " + Json.text(run, "id")))
            .add(RunFields.of(run, screen));
    if (RunNote.lastFailure(run).isObject()) {
      sheet.section("Failure", FailureText.of(RunNote.lastFailure(run)));
    }
    Books books = new Books(run.path("row_counts"));
    if (!books.isEmpty()) {
      sheet.section("Row counts", books);
    }
    section(sheet, "Checks", run.path("checks"), checks(run, check -> true));
    section(sheet, "Attempts", run.path("attempts"), attempts(run, screen));
    if (!PhasesText.isEmpty(run)) {
      sheet.section("Phases", PhasesText.of(run, screen));
    }
    section(sheet, "History", run.path("history"), history(run, screen));
    return sheet;
  }

  /** How the run ended, for whoever waited. */
  public static Block ending(JsonNode run) {
    Sheet sheet = new Sheet().add(screen -> verdict(run, screen));
    if (RunNote.lastFailure(run).isObject()) {
      sheet.add(FailureText.of(RunNote.lastFailure(run)));
    }
    if (Json.text(run, "state").equals("REJECTED")) {
      sheet.add(checks(run, RunNote.Failed::is));
      sheet.add(
          new Fields()
              .add("actions", Actions.of(run.path("allowed_actions"), Json.shortId(run, "id"))));
    }
    return sheet;
  }

  private static String verdict(JsonNode run, Screen screen) {
    String state = Json.text(run, "state");
    String took = Json.millis(run, "duration_ms");
    String rows = RunsText.rows(run.path("row_counts"));
    String lines = Json.count(run.path("row_counts"), "lines");
    return "%s %s%s%s (run %s)"
        .formatted(
            Json.text(run, "partition"),
            Style.ofState(state).on(state, screen),
            took.isEmpty() ? "" : " in " + took,
            rows.isEmpty() ? "" : ": %s rows of %s lines".formatted(rows, lines),
            Json.shortId(run, "id"));
  }

  private static void section(Sheet sheet, String heading, JsonNode items, Block block) {
    if (!items.isEmpty()) {
      sheet.section(heading, block);
    }
  }

  private static Block checks(JsonNode run, Predicate<JsonNode> wanted) {
    return Table.of(
        Json.each(run.path("checks"), check -> check).stream()
            .filter(wanted)
            .map(
                check ->
                    List.of(
                        Json.cell(check, "name"),
                        verdict(check),
                        Json.cell(check, "observed"),
                        Json.cell(check, "expected")))
            .toList(),
        Column.words("NAME"),
        Column.words("RESULT"),
        Column.words("OBSERVED").cutTo(16),
        Column.words("EXPECTED").cutTo(16));
  }

  private static Cell verdict(JsonNode check) {
    if (!RunNote.Failed.is(check)) {
      return new Cell("passed", Style.GOOD);
    }
    return Json.text(check, "level").equals("warning")
        ? new Cell("warning", Style.WAITING)
        : new Cell("FAILED", Style.BAD);
  }

  private static Block attempts(JsonNode run, Screen screen) {
    return Table.of(
        Json.each(
            run.path("attempts"),
            attempt ->
                List.of(
                    Json.counted(attempt, "number"),
                    Json.state(attempt),
                    Json.when(attempt, "started_at", screen),
                    Json.when(attempt, "ended_at", screen),
                    Json.cell(attempt, "application_id"),
                    Json.cell(attempt.path("failure"), "title"))),
        Column.figures("NO"),
        Column.words("STATE"),
        Column.words("STARTED"),
        Column.words("ENDED").rank(2),
        Column.words("APPLICATION").rank(3),
        Column.words("FAILURE").rank(1).cutTo(20));
  }

  private static Block history(JsonNode run, Screen screen) {
    return Table.of(
        Json.each(
            run.path("history"),
            move ->
                List.of(
                    Json.when(move, "at", screen),
                    Cell.state(Json.text(move, "to")),
                    Json.cell(move, "reason"))),
        Column.words("WHEN"),
        Column.words("STATE"),
        Column.words("WHY").cutTo(30));
  }
}
