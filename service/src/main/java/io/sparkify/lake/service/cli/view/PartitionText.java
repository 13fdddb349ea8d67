package io.sparkify.lake.service.cli.view;

import com.fasterxml.jackson.databind.JsonNode;
import io.sparkify.lake.service.cli.text.Block;
import io.sparkify.lake.service.cli.text.Cell;
import io.sparkify.lake.service.cli.text.Column;
import io.sparkify.lake.service.cli.text.Fields;
import io.sparkify.lake.service.cli.text.Figures;
import io.sparkify.lake.service.cli.text.Screen;
import io.sparkify.lake.service.cli.text.Sheet;
import io.sparkify.lake.service.cli.text.Style;
import io.sparkify.lake.service.cli.text.Table;
import java.util.List;
import java.util.stream.StreamSupport;

/** One partition: what there is, what is loaded, and what differs between the two. */
public final class PartitionText {
  private static final int FILES_SHOWN = 20;

  private PartitionText() {}

  public static Block of(JsonNode partition, Screen screen) {
    Sheet sheet =
        new Sheet()
            .add(Block.heading("Partition " + Json.text(partition, "partition")))
            .add(fields(partition, screen));
    Block changes = changes(partition.path("changed_since_loaded"));
    if (partition.path("loaded").isObject() && !changes.on(screen).isEmpty()) {
      sheet.section("Changed since it was loaded", changes);
    }
    Books books = new Books(partition.path("row_counts"));
    if (!books.isEmpty()) {
      sheet.section("Row counts of what is loaded", books);
    }
    JsonNode files = partition.path("source_files");
    if (!files.isEmpty()) {
      sheet.section("Source files", files(files));
    }
    return sheet;
  }

  private static Fields fields(JsonNode partition, Screen screen) {
    String name = Json.text(partition, "partition");
    JsonNode source = partition.path("source");
    JsonNode loaded = partition.path("loaded");
    return new Fields()
        .add("state", Json.state(partition))
        .add("why", Json.text(partition, "why"))
        .add("source", RunFields.source(source))
        .add("newest file", Json.exactly(source, "newest_at", screen))
        .add(
            "loaded",
            loaded.isObject()
                ? "%s by run %s"
                    .formatted(Json.exactly(loaded, "at", screen), Json.shortId(loaded, "run_id"))
                : "never")
        .add("last run", Json.shortId(partition, "last_run_id"))
        .add("actions", Actions.of(partition.path("allowed_actions"), name));
  }

  private static Block changes(JsonNode change) {
    Sheet sheet = new Sheet();
    for (String kind : List.of("added", "changed", "removed")) {
      JsonNode files = change.path(kind);
      StreamSupport.stream(files.spliterator(), false)
          .limit(FILES_SHOWN)
          .forEach(file -> sheet.add(changed(kind, Cell.of(file.asText()))));
      if (files.size() > FILES_SHOWN) {
        sheet.add(
            changed(kind, Cell.of("and " + Figures.count(files.size() - FILES_SHOWN) + " more")));
      }
    }
    return sheet;
  }

  private static Block changed(String kind, Cell file) {
    Style style =
        switch (kind) {
          case "added" -> Style.GOOD;
          case "removed" -> Style.BAD;
          default -> Style.WAITING;
        };
    return screen -> "  %s %s".formatted(style.on("%-8s".formatted(kind), screen), file.text());
  }

  private static Block files(JsonNode files) {
    Table table =
        Table.of(
            StreamSupport.stream(files.spliterator(), false)
                .limit(FILES_SHOWN)
                .map(file -> List.of(Json.cell(file, "path"), Json.bytes(file, "bytes")))
                .toList(),
            Column.words("FILE").cutTo(30),
            Column.figures("SIZE"));
    int more = files.size() - FILES_SHOWN;
    return more <= 0
        ? table
        : new Sheet()
            .add(table)
            .add(Block.line("and %s more: --json has all".formatted(Figures.count(more))));
  }
}
