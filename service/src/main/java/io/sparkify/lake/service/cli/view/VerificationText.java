package io.sparkify.lake.service.cli.view;

import com.fasterxml.jackson.databind.JsonNode;
import io.sparkify.lake.service.cli.text.Block;
import io.sparkify.lake.service.cli.text.Cell;
import io.sparkify.lake.service.cli.text.Column;
import io.sparkify.lake.service.cli.text.Fields;
import io.sparkify.lake.service.cli.text.Screen;
import io.sparkify.lake.service.cli.text.Sheet;
import io.sparkify.lake.service.cli.text.Style;
import io.sparkify.lake.service.cli.text.Table;
import java.util.List;

/** What came of recomputing what a run published. */
public final class VerificationText {
  private static final int DIGITS_SHOWN = 16;

  private VerificationText() {}

  public static Block of(JsonNode answer, Screen screen) {
    Sheet sheet =
        new Sheet()
            .add(
                Block.line(
                    "%s, run %s"
                        .formatted(Json.text(answer, "partition"), Json.text(answer, "run_id"))))
            .add(
                Table.of(
                    Json.each(answer.path("tables"), VerificationText::row),
                    Column.words("table"),
                    Column.words("verified"),
                    Column.figures("files"),
                    Column.figures("rows"),
                    Column.figures("bytes"),
                    Column.figures("digest")))
            .gap();
    if (answer.path("problems").isEmpty()) {
      return sheet.add(Block.line("All is as it was published."));
    }
    List<Block> problems = Json.each(answer.path("problems"), VerificationText::problem);
    for (int i = 0; i < problems.size(); i++) {
      sheet.add(i == 0 ? problems.get(i) : new Sheet().add(Block.line("")).add(problems.get(i)));
    }
    return sheet;
  }

  private static List<Cell> row(JsonNode table) {
    String digest = Json.text(table, "digest");
    return List.of(
        Json.cell(table, "table"),
        table.path("verified").asBoolean()
            ? new Cell("yes", Style.GOOD)
            : new Cell("NO", Style.BAD),
        Json.counted(table, "files"),
        Json.counted(table, "rows"),
        Json.counted(table, "bytes"),
        Cell.of(digest.length() > DIGITS_SHOWN ? digest.substring(0, DIGITS_SHOWN) + "…" : "-"));
  }

  private static Block problem(JsonNode problem) {
    String path = Json.text(problem, "path");
    return new Sheet()
        .add(Block.heading(Json.text(problem, "code") + (path.isEmpty() ? "" : " " + path)))
        .add(
            new Fields()
                .add("expected:", Json.text(problem, "expected"))
                .add("found:", Json.text(problem, "observed"))
                .add("remedy:", Json.text(problem, "remedy")));
  }
}
