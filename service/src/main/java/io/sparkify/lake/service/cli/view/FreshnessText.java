package io.sparkify.lake.service.cli.view;

import com.fasterxml.jackson.databind.JsonNode;
import io.sparkify.lake.service.cli.text.Block;
import io.sparkify.lake.service.cli.text.Cell;
import io.sparkify.lake.service.cli.text.Column;
import io.sparkify.lake.service.cli.text.Figures;
import io.sparkify.lake.service.cli.text.Screen;
import io.sparkify.lake.service.cli.text.Sheet;
import io.sparkify.lake.service.cli.text.Style;
import io.sparkify.lake.service.cli.text.Table;
import java.util.List;
import java.util.stream.Collectors;

/** Months and their deadlines. */
public final class FreshnessText {
  private static final String NO_OBJECTIVE =
      "No objective is set. To have one: freshness.due in config.yml, or LAKE_FRESHNESS_DUE, such"
          + " as \"2 06:00\"";

  private FreshnessText() {}

  public static Block page(JsonNode page, Screen screen) {
    JsonNode objective = page.path("objective");
    Block months =
        Listing.of(
            page,
            Table.of(
                Json.each(page.path("items"), month -> row(month, screen)),
                Column.words("MONTH"),
                Column.words("STATE"),
                Column.words("DEADLINE"),
                Column.words("PUBLISHED").rank(2),
                Column.words("TOLD").rank(3),
                Column.words("WHY").rank(1).cutTo(24)),
            "month",
            objective.isObject() ? "No month is like that." : NO_OBJECTIVE);
    return objective.isObject()
        ? new Sheet().add(Block.line(words(objective))).gap().add(months)
        : months;
  }

  /** Such as {@code MISSED 2018-10; 11 ON_TIME, 1 DUE}; of the overview. */
  static Cell summary(JsonNode freshness) {
    JsonNode missed = freshness.path("missed");
    String months =
        freshness.path("months").properties().stream()
            .filter(entry -> entry.getValue().asLong() > 0)
            .map(entry -> Figures.count(entry.getValue().asLong()) + " " + entry.getKey())
            .collect(Collectors.joining(", "));
    if (!freshness.isObject()) {
      return Cell.of("no objective is set");
    }
    return missed.isEmpty()
        ? Cell.of(months)
        : new Cell("MISSED " + Json.joined(missed) + "; " + months, Style.BAD);
  }

  private static String words(JsonNode objective) {
    return "A month is published by %s on day %s of the next one (%s)."
        .formatted(
            Json.text(objective, "time"),
            Json.text(objective, "day"),
            Json.text(objective, "zone"));
  }

  private static List<Cell> row(JsonNode month, Screen screen) {
    return List.of(
        Json.cell(month, "partition"),
        Json.state(month),
        Json.when(month, "deadline", screen),
        Json.when(month, "published_at", screen),
        Json.when(month.path("breach"), "noticed_at", screen),
        Json.cell(month, "why"));
  }
}
