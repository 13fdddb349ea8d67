package io.sparkify.lake.service.cli.view;

import com.fasterxml.jackson.databind.JsonNode;
import io.sparkify.lake.service.cli.text.Block;
import io.sparkify.lake.service.cli.text.Cell;
import io.sparkify.lake.service.cli.text.Column;
import io.sparkify.lake.service.cli.text.Figures;
import io.sparkify.lake.service.cli.text.Screen;
import io.sparkify.lake.service.cli.text.Table;
import java.util.List;

/** Backfills, a line each. */
public final class BackfillsText {
  private static final Column[] COLUMNS = {
    Column.words("ID"),
    Column.words("FROM"),
    Column.words("TO"),
    Column.words("ONLY").rank(4),
    Column.words("STATE"),
    Column.figures("DONE"),
    Column.words("RUNS").rank(1).cutTo(12),
    Column.words("CREATED").rank(3),
    Column.words("REASON").rank(5).cutTo(12)
  };

  private BackfillsText() {}

  public static Block page(JsonNode page, Screen screen) {
    return Listing.of(
        page,
        Table.of(Json.each(page.path("items"), item -> row(item, screen)), COLUMNS),
        "backfill",
        "There was no backfill yet. To see what one would do: ./lake backfill FROM TO --dry-run");
  }

  private static List<Cell> row(JsonNode backfill, Screen screen) {
    return List.of(
        Json.id(backfill, "id"),
        Json.cell(backfill, "from"),
        Json.cell(backfill, "to"),
        Json.cell(backfill, "only"),
        Json.state(backfill),
        Cell.of(Figures.percent(backfill.path("fraction").asDouble())),
        Cell.of(RunStates.of(backfill.path("runs"))),
        Json.when(backfill, "created_at", screen),
        Json.cell(backfill, "reason"));
  }
}
