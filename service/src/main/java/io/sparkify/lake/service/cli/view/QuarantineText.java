package io.sparkify.lake.service.cli.view;

import com.fasterxml.jackson.databind.JsonNode;
import io.sparkify.lake.service.cli.text.Block;
import io.sparkify.lake.service.cli.text.Column;
import io.sparkify.lake.service.cli.text.Screen;
import io.sparkify.lake.service.cli.text.Table;
import java.util.List;

/** Malformed lines. */
public final class QuarantineText {
  private QuarantineText() {}

  public static Block page(JsonNode page, Screen screen) {
    return Listing.of(
        page,
        Table.of(
            Json.each(
                page.path("items"),
                line ->
                    List.of(
                        Json.cell(line, "file"),
                        Json.counted(line, "line"),
                        Json.cell(line, "reason"),
                        Json.cell(line, "text"))),
            Column.words("FILE").cutTo(20),
            Column.figures("LINE"),
            Column.words("REASON").cutTo(20),
            Column.words("TEXT").rank(1).cutTo(20)),
        "line",
        "No line is in quarantine: all were well-formed.");
  }
}
