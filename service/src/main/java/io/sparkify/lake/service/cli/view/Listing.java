package io.sparkify.lake.service.cli.view;

import com.fasterxml.jackson.databind.JsonNode;
import io.sparkify.lake.service.cli.text.Block;
import io.sparkify.lake.service.cli.text.Figures;
import io.sparkify.lake.service.cli.text.Prose;
import io.sparkify.lake.service.cli.text.Sheet;

/** One page of a list: its table, how much of all it is, and how to see the rest. */
final class Listing {
  private Listing() {}

  /**
   * The page.
   *
   * @param one what an item is called
   * @param ifEmpty what to do about an empty list
   */
  static Block of(JsonNode page, Block table, String one, String ifEmpty) {
    int shown = page.path("items").size();
    if (shown == 0) {
      return Prose.of(ifEmpty);
    }
    Sheet sheet = new Sheet().add(table);
    long total = page.path("total_entries").asLong(shown);
    String cursor = Json.text(page, "next_cursor");
    if (!cursor.isEmpty()) {
      sheet
          .gap()
          .add(
              Prose.of(
                  "%s of %s. For the next ones: --cursor %s"
                      .formatted(Figures.count(shown), Figures.count(total, one), cursor)));
    }
    return sheet;
  }
}
