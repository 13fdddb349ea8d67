package io.sparkify.lake.service.cli.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Rows in columns under their names; empty columns are left out. */
public record Table(List<Column> columns, List<List<Cell>> rows) implements Block {
  private static final String GAP = "  ";

  public Table {
    columns = List.copyOf(columns);
    rows = rows.stream().map(List::copyOf).toList();
  }

  /** Another way to say it. */
  public static Table of(List<List<Cell>> rows, Column... columns) {
    return new Table(List.of(columns), rows);
  }

  @Override
  public String on(Screen screen) {
    List<Integer> shown = new ArrayList<>();
    IntStream.range(0, columns.size()).filter(this::isFilled).forEach(shown::add);
    List<Integer> widths = new Fitting(columns, naturalWidths()).fit(shown, screen.columns());
    List<String> lines = new ArrayList<>();
    List<Cell> header =
        columns.stream().map(column -> new Cell(column.name(), Style.STRONG)).toList();
    lines.add(line(header, shown, widths, screen));
    rows.forEach(row -> lines.add(line(row, shown, widths, screen)));
    return String.join("\n", lines);
  }

  private boolean isFilled(int column) {
    return columns.get(column).rank() == 0
        || rows.stream().anyMatch(row -> !row.get(column).text().isEmpty());
  }

  private List<Integer> naturalWidths() {
    return IntStream.range(0, columns.size())
        .mapToObj(
            column ->
                Math.max(
                    Width.of(columns.get(column).name()),
                    rows.stream()
                        .mapToInt(row -> Width.of(row.get(column).text()))
                        .max()
                        .orElse(0)))
        .toList();
  }

  private String line(List<Cell> row, List<Integer> shown, List<Integer> widths, Screen screen) {
    return shown.stream()
        .map(column -> padded(row.get(column), columns.get(column), widths.get(column), screen))
        .collect(Collectors.joining(GAP))
        .stripTrailing();
  }

  private static String padded(Cell cell, Column column, int width, Screen screen) {
    String text = Width.cut(cell.text(), width);
    String spaces = Width.spaces(text, width);
    String styled = cell.style().on(text, screen);
    return column.toTheRight() ? spaces + styled : styled + spaces;
  }
}
