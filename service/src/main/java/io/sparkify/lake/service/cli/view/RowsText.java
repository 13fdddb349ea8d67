package io.sparkify.lake.service.cli.view;

import com.fasterxml.jackson.databind.JsonNode;
import io.sparkify.lake.service.cli.text.Block;
import io.sparkify.lake.service.cli.text.Cell;
import io.sparkify.lake.service.cli.text.Column;
import io.sparkify.lake.service.cli.text.Escape;
import io.sparkify.lake.service.cli.text.Fields;
import io.sparkify.lake.service.cli.text.Screen;
import io.sparkify.lake.service.cli.text.Sheet;
import io.sparkify.lake.service.cli.text.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The first rows of a table; on a narrow screen the last columns are left out. */
public final class RowsText {
  private static final Set<String> NUMBERS = Set.of("int", "bigint", "double");
  private static final int LEAST = 12;

  private RowsText() {}

  public static Block of(JsonNode preview, Screen screen) {
    List<Column> columns = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (JsonNode column : preview.path("columns")) {
      names.add(column.path("name").asText());
      columns.add(column(column, columns.size()));
    }
    return new Sheet()
        .add(
            new Table(
                columns,
                Json.each(
                    preview.path("rows"),
                    row -> names.stream().map(name -> value(row.path(name))).toList())))
        .gap()
        .add(
            new Fields()
                .add("file", Json.text(preview, "file"))
                .add("rows in it", Json.count(preview, "file_rows"))
                .add("published", Json.exactly(preview, "published_at", screen))
                .add("run", Json.text(preview, "run_id")));
  }

  private static Column column(JsonNode column, int place) {
    String name = Json.text(column, "name").toUpperCase(Locale.ROOT);
    String type = column.path("type").asText();
    if (NUMBERS.contains(type)) {
      return Column.figures(name).rank(place);
    }
    Column words = Column.words(name).rank(place);
    return type.equals("string") ? words.cutTo(LEAST) : words;
  }

  /** As the file holds it, and not made readable: a null is a null. */
  private static Cell value(JsonNode value) {
    return Cell.of(value.isNull() ? "null" : Escape.line(value.asText()));
  }
}
