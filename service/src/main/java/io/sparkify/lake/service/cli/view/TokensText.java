package io.sparkify.lake.service.cli.view;

import com.fasterxml.jackson.databind.JsonNode;
import io.sparkify.lake.service.cli.text.Block;
import io.sparkify.lake.service.cli.text.Cell;
import io.sparkify.lake.service.cli.text.Column;
import io.sparkify.lake.service.cli.text.Screen;
import io.sparkify.lake.service.cli.text.Style;
import io.sparkify.lake.service.cli.text.Table;
import java.util.List;

/** Who has a token, and what it is good for. */
public final class TokensText {
  private TokensText() {}

  public static Block page(JsonNode page, Screen screen) {
    return Listing.of(
        page,
        Table.of(
            Json.each(page.path("items"), token -> row(token, screen)),
            Column.words("NAME"),
            Column.words("ROLE"),
            Column.words("STATE"),
            Column.words("ENDS").rank(1),
            Column.words("LAST USED").rank(2),
            Column.words("MADE").rank(4),
            Column.words("BY").rank(3).cutTo(12)),
        "token",
        "There is no token: whoever is on the service's machine may do everything. To make one:"
            + " ./lake token create NAME --role admin");
  }

  private static List<Cell> row(JsonNode token, Screen screen) {
    String state = Json.text(token, "state");
    return List.of(
        Json.cell(token, "name"),
        Json.cell(token, "role"),
        new Cell(state, state.equals("active") ? Style.GOOD : Style.BAD),
        Json.when(token, "expires_at", screen),
        Json.when(token, "last_used_at", screen),
        Json.when(token, "created_at", screen),
        Json.cell(token, "created_by"));
  }
}
