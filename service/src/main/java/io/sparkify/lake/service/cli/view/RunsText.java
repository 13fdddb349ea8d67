package io.sparkify.lake.service.cli.view;

import com.fasterxml.jackson.databind.JsonNode;
import io.sparkify.lake.service.cli.text.Block;
import io.sparkify.lake.service.cli.text.Cell;
import io.sparkify.lake.service.cli.text.Column;
import io.sparkify.lake.service.cli.text.Screen;
import io.sparkify.lake.service.cli.text.Table;
import java.util.List;

/** Runs, a line each. */
public final class RunsText {
  private static final Column[] COLUMNS = {
    Column.words("ID"),
    Column.words("PARTITION"),
    Column.words("STATE"),
    Column.words("TRIGGER").rank(5),
    Column.words("CREATED").rank(2),
    Column.figures("TOOK").rank(3),
    Column.figures("LINES").rank(6),
    Column.figures("ROWS").rank(4),
    Column.words("NOTE").rank(1).cutTo(32)
  };

  private RunsText() {}

  public static Block page(JsonNode page, Screen screen) {
    return Listing.of(
        page,
        table(page.path("items"), screen),
        "run",
        "No run is like that. What would be loaded: ./lake plan. To load a month: ./lake run"
            + " 2018-11");
  }

  /** What else is to be known of a run, in a few words. */
  public static String note(JsonNode run, Screen screen) {
    return RunNote.of(run, screen);
  }

  static Table table(JsonNode runs, Screen screen) {
    return Table.of(Json.each(runs, run -> row(run, screen)), COLUMNS);
  }

  private static List<Cell> row(JsonNode run, Screen screen) {
    return List.of(
        Json.id(run, "id"),
        Json.cell(run, "partition"),
        Json.state(run),
        Json.cell(run, "trigger"),
        Json.when(run, "created_at", screen),
        Cell.of(Json.millis(run, "duration_ms")),
        Json.counted(run.path("row_counts"), "lines"),
        Cell.of(rows(run.path("row_counts"))),
        Cell.of(RunNote.of(run, screen)));
  }

  /** Of a month its plays, of the catalog its songs. */
  static String rows(JsonNode counts) {
    return Json.count(counts, counts.has("songplays") ? "songplays" : "songs");
  }
}
