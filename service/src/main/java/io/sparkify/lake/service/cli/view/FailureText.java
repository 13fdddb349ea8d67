package io.sparkify.lake.service.cli.view;

import com.fasterxml.jackson.databind.JsonNode;
import io.sparkify.lake.service.cli.text.Block;
import io.sparkify.lake.service.cli.text.Cell;
import io.sparkify.lake.service.cli.text.Escape;
import io.sparkify.lake.service.cli.text.Fields;
import io.sparkify.lake.service.cli.text.Screen;
import io.sparkify.lake.service.cli.text.Sheet;
import io.sparkify.lake.service.cli.text.Style;
import java.util.stream.Collectors;

/** Why something failed, what to do, and the lines that show it. */
final class FailureText {
  private static final String MARGIN = "  | ";

  private FailureText() {}

  static Block of(JsonNode failure) {
    Sheet sheet =
        new Sheet()
            .add(
                new Fields()
                    .add("title", new Cell(Json.text(failure, "title"), Style.BAD))
                    .add("cause", Json.text(failure, "cause"))
                    .add("remedy", Json.text(failure, "remedy"))
                    .add(
                        "code",
                        "%s (%s)"
                            .formatted(Json.text(failure, "code"), Json.text(failure, "kind"))));
    JsonNode evidence = failure.path("evidence");
    String lines =
        evidence.isArray()
            ? Json.each(evidence, JsonNode::asText).stream().collect(Collectors.joining("\n"))
            : evidence.asText("");
    return lines.isBlank() || evidence.isNull() ? sheet : sheet.add(screen -> shown(lines, screen));
  }

  private static String shown(String lines, Screen screen) {
    return Escape.lines(lines)
        .lines()
        .map(line -> MARGIN + Style.QUIET.on(line, screen))
        .collect(Collectors.joining("\n"));
  }
}
