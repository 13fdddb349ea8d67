package io.sparkify.lake.service.cli.view;

import com.fasterxml.jackson.databind.JsonNode;
import io.sparkify.lake.service.cli.text.Block;
import io.sparkify.lake.service.cli.text.Cell;
import io.sparkify.lake.service.cli.text.Column;
import io.sparkify.lake.service.cli.text.Screen;
import io.sparkify.lake.service.cli.text.Table;
import java.util.List;

/** The ledger, a line each partition. */
public final class PartitionsText {
  private static final Column[] COLUMNS = {
    Column.words("PARTITION"),
    Column.words("STATE"),
    Column.figures("FILES").rank(4),
    Column.figures("SIZE").rank(3),
    Column.figures("ROWS").rank(2),
    Column.words("LOADED").rank(5),
    Column.words("LAST RUN").rank(6),
    Column.words("WHY").rank(1).cutTo(24)
  };

  private PartitionsText() {}

  public static Block page(JsonNode page, Screen screen) {
    return Listing.of(
        page,
        Table.of(Json.each(page.path("items"), item -> row(item, screen)), COLUMNS),
        "partition",
        "No partition is like that. What the service sees lies in LAKE_SONG_DATA and LAKE_LOG_DATA;"
            + " to make a sample: ./lake generate --out DIR");
  }

  private static List<Cell> row(JsonNode partition, Screen screen) {
    return List.of(
        Json.cell(partition, "partition"),
        Json.state(partition),
        Json.counted(partition.path("source"), "files"),
        Json.bytes(partition.path("source"), "bytes"),
        Cell.of(RunsText.rows(partition.path("row_counts"))),
        Json.when(partition.path("loaded"), "at", screen),
        Json.id(partition, "last_run_id"),
        Json.cell(partition, "why"));
  }
}
