package io.sparkify.lake.service.cli.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Decides which columns fit into a line and how wide they are. */
record Fitting(List<Column> columns, List<Integer> natural) {
  private static final int GAP = 2;

  /**
   * The width of every column.
   *
   * @param shown their indices; what does not fit is removed from it
   */
  List<Integer> fit(List<Integer> shown, int available) {
    while (true) {
      List<Integer> widths = new ArrayList<>(natural);
      int excess = total(shown, widths) - available;
      for (int column : shown) {
        excess -= cut(column, Math.max(0, excess), widths);
      }
      if (excess <= 0 || !dropOne(shown)) {
        return widths;
      }
    }
  }

  private static int total(List<Integer> shown, List<Integer> widths) {
    return shown.stream().mapToInt(widths::get).sum() + GAP * Math.max(0, shown.size() - 1);
  }

  private int cut(int column, int excess, List<Integer> widths) {
    int least = columns.get(column).least();
    if (least == 0 || widths.get(column) <= least) {
      return 0;
    }
    int taken = Math.min(excess, widths.get(column) - least);
    widths.set(column, widths.get(column) - taken);
    return taken;
  }

  private boolean dropOne(List<Integer> shown) {
    return shown.stream()
        .filter(column -> columns.get(column).rank() > 0)
        .max(Comparator.comparingInt(column -> columns.get(column).rank()))
        .map(shown::remove)
        .orElse(false);
  }
}
