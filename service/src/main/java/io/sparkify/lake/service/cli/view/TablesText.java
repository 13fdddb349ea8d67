package io.sparkify.lake.service.cli.view;

import com.fasterxml.jackson.databind.JsonNode;
import io.sparkify.lake.service.cli.text.Block;
import io.sparkify.lake.service.cli.text.Cell;
import io.sparkify.lake.service.cli.text.Column;
import io.sparkify.lake.service.cli.text.Fields;
import io.sparkify.lake.service.cli.text.Figures;
import io.sparkify.lake.service.cli.text.Screen;
import io.sparkify.lake.service.cli.text.Sheet;
import io.sparkify.lake.service.cli.text.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The published tables, their folders and how they grew. */
public final class TablesText {
  private static final String NOTHING =
      "Nothing is published yet. What would be loaded: ./lake plan";

  private TablesText() {}

  public static Block page(JsonNode page, Screen screen) {
    return Listing.of(
        page,
        Table.of(
            Json.each(
                page.path("items"),
                table -> {
                  List<Cell> row = new ArrayList<>(List.of(Json.cell(table, "table")));
                  row.addAll(amounts(table));
                  row.add(Cell.of(Json.joined(table.path("partition_columns"))));
                  return row;
                }),
            Column.words("TABLE"),
            Column.figures("ROWS"),
            Column.figures("FILES"),
            Column.figures("SIZE"),
            Column.words("PARTITIONED BY").rank(1)),
        "table",
        NOTHING);
  }

  public static Block one(JsonNode table, Screen screen) {
    return new Sheet()
        .add(Block.heading("Table " + Json.text(table, "table")))
        .add(
            new Fields()
                .add("rows", Json.count(table, "rows"))
                .add("files", Json.count(table, "files"))
                .add("size", Json.byteCount(table, "bytes"))
                .add("partitioned by", Json.joined(table.path("partition_columns"))))
        .section(
            "Columns",
            Table.of(
                Json.each(
                    table.path("columns"),
                    column -> List.of(Json.cell(column, "name"), Json.cell(column, "type"))),
                Column.words("NAME"),
                Column.words("TYPE")));
  }

  public static Block history(JsonNode page, Screen screen) {
    return Listing.of(page, publications("partition", page, screen), "publication", NOTHING);
  }

  public static Block folders(JsonNode page, Screen screen) {
    Block table = publications("folder", page, screen);
    if (page.path("items").isEmpty()) {
      return Listing.of(page, table, "folder", NOTHING);
    }
    return new Sheet().add(table).gap().add(new Fields().add("skew", skew(page.at("/skew/rows"))));
  }

  private static Block publications(String place, JsonNode page, Screen screen) {
    return Table.of(
        Json.each(
            page.path("items"),
            item -> {
              List<Cell> row = new ArrayList<>(List.of(Json.cell(item, place)));
              row.addAll(amounts(item));
              row.add(Json.when(item, "published_at", screen));
              row.add(Json.id(item, "run_id"));
              return row;
            }),
        Column.words(place.toUpperCase(Locale.ROOT)),
        Column.figures("ROWS"),
        Column.figures("FILES"),
        Column.figures("SIZE"),
        Column.words("PUBLISHED").rank(1),
        Column.words("RUN").rank(2));
  }

  private static List<Cell> amounts(JsonNode item) {
    return List.of(
        Json.counted(item, "rows"), Json.counted(item, "files"), Json.bytes(item, "bytes"));
  }

  private static String skew(JsonNode skew) {
    return skew.path("ratio").isNumber()
        ? String.format(
            Locale.ROOT,
            "the largest folder, %s, has %.1f times the median's rows (%s)",
            Json.text(skew, "largest"),
            skew.path("ratio").asDouble(),
            Figures.count(skew.path("median").asLong()))
        : "";
  }
}
