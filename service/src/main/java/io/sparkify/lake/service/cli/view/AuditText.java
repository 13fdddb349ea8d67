package io.sparkify.lake.service.cli.view;

import com.fasterxml.jackson.databind.JsonNode;
import io.sparkify.lake.service.cli.text.Block;
import io.sparkify.lake.service.cli.text.Cell;
import io.sparkify.lake.service.cli.text.Column;
import io.sparkify.lake.service.cli.text.Screen;
import io.sparkify.lake.service.cli.text.Style;
import io.sparkify.lake.service.cli.text.Table;
import java.util.List;

/** Who asked for what, when, from where, and what became of it. */
public final class AuditText {
  private static final int FIRST_REFUSAL = 400;

  private AuditText() {}

  public static Block page(JsonNode page, Screen screen) {
    return Listing.of(
        page,
        Table.of(
            Json.each(page.path("items"), entry -> row(entry, screen)),
            Column.words("WHEN"),
            Column.words("WHO"),
            Column.words("FROM").rank(4),
            Column.words("ACTION"),
            Column.words("ABOUT").rank(2).cutTo(12),
            Column.words("OUTCOME"),
            Column.words("MADE").rank(5),
            Column.words("REASON").rank(1).cutTo(12)),
        "row",
        "Nobody asked for anything like that.");
  }

  private static List<Cell> row(JsonNode entry, Screen screen) {
    return List.of(
        Json.when(entry, "at", screen),
        Json.cell(entry, "who"),
        Json.cell(entry, "remote_address"),
        Json.cell(entry, "action"),
        Json.cell(entry, "parameters"),
        outcome(entry),
        Json.id(entry, "made"),
        Json.cell(entry, "reason"));
  }

  private static Cell outcome(JsonNode entry) {
    boolean refused = entry.path("status").asInt() >= FIRST_REFUSAL;
    return new Cell(
        "%s %s".formatted(Json.text(entry, "status"), Json.text(entry, "code")),
        refused ? Style.BAD : Style.GOOD);
  }
}
