package io.sparkify.lake.service.cli.view;

import com.fasterxml.jackson.databind.JsonNode;
import io.sparkify.lake.service.cli.text.Block;
import io.sparkify.lake.service.cli.text.Cell;
import io.sparkify.lake.service.cli.text.Column;
import io.sparkify.lake.service.cli.text.Figures;
import io.sparkify.lake.service.cli.text.Screen;
import io.sparkify.lake.service.cli.text.Table;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** When the attempts of a run were in which phase, and how long. */
final class PhasesText {
  private PhasesText() {}

  /** Whether any attempt came to a phase. */
  static boolean isEmpty(JsonNode run) {
    return run.findValues("phases").stream().allMatch(JsonNode::isEmpty);
  }

  static Block of(JsonNode run, Screen screen) {
    List<List<Cell>> rows = new ArrayList<>();
    for (JsonNode attempt : run.path("attempts")) {
      for (JsonNode phase : attempt.path("phases")) {
        rows.add(
            List.of(
                Json.counted(attempt, "number"),
                Json.cell(phase, "phase"),
                Json.when(phase, "started_at", screen),
                Cell.of(took(phase))));
      }
    }
    return Table.of(
        rows,
        Column.figures("NO"),
        Column.words("PHASE"),
        Column.words("STARTED"),
        Column.figures("TOOK"));
  }

  private static String took(JsonNode phase) {
    return Json.time(phase, "started_at")
        .flatMap(
            begin ->
                Json.time(phase, "ended_at")
                    .map(end -> Figures.duration(Duration.between(begin, end))))
        .orElse("goes on");
  }
}
