package io.sparkify.lake.service.cli.view;

import com.fasterxml.jackson.databind.JsonNode;
import io.sparkify.lake.service.cli.text.Bar;
import io.sparkify.lake.service.cli.text.Block;
import io.sparkify.lake.service.cli.text.Cell;
import io.sparkify.lake.service.cli.text.Column;
import io.sparkify.lake.service.cli.text.Figures;
import io.sparkify.lake.service.cli.text.Sheet;
import io.sparkify.lake.service.cli.text.Style;
import io.sparkify.lake.service.cli.text.Table;
import io.sparkify.lake.service.cli.text.When;
import java.util.List;

/** What runs now, what waits and what happened last, on one screen. */
public final class WatchText {
  private static final int BAR = 20;

  private WatchText() {}

  /**
   * The screen.
   *
   * @param active runs that an application has
   * @param queued how many wait
   * @param recent the newest runs
   * @param events what was seen, the newest first: time, partition, state and words
   */
  public static Block of(
      String url, List<JsonNode> active, long queued, JsonNode recent, List<List<Cell>> events) {
    Sheet sheet =
        new Sheet()
            .add(
                screen ->
                    Style.STRONG.on(url, screen)
                        + Style.QUIET.on(
                            "  %s UTC, Ctrl-C ends".formatted(When.clock(screen.now())), screen))
            .section(
                "Running (%s), queued: %s"
                    .formatted(Figures.count(active.size()), Figures.count(queued)),
                active.isEmpty()
                    ? Block.line("Nothing runs. What would: ./lake plan")
                    : running(active))
            .gap()
            .add(Block.heading("Newest runs"))
            .add(screen -> RunsText.table(recent.path("items"), screen).on(screen));
    return events.isEmpty()
        ? sheet
        : sheet.section(
            "Events",
            Table.of(
                events,
                Column.words("TIME"),
                Column.words("PARTITION"),
                Column.words("STATE"),
                Column.words("WHAT").cutTo(20)));
  }

  private static Block running(List<JsonNode> runs) {
    return Table.of(
        runs.stream().map(WatchText::row).toList(),
        Column.words("PARTITION"),
        Column.words("STATE").rank(3),
        Column.words("PHASE"),
        Column.words("PROGRESS"),
        Column.figures("DONE"),
        Column.figures("LINES").rank(2),
        Column.figures("ROWS").rank(4),
        Column.figures("LEFT").rank(1));
  }

  private static List<Cell> row(JsonNode run) {
    JsonNode progress = run.path("progress");
    double fraction = progress.path("fraction").asDouble();
    return List.of(
        Json.cell(run, "partition"),
        Json.state(run),
        Json.cell(progress, "phase"),
        new Cell(Bar.of(fraction, BAR), Style.BUSY),
        Cell.of(Figures.percent(fraction)),
        Json.counted(progress, "rows_read"),
        Json.counted(progress, "rows_written"),
        Cell.of(Json.seconds(progress, "eta_seconds")));
  }
}
