package io.sparkify.lake.service.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Lays out rows of words in columns: the first to the left, figures to the right. */
record RunTable(List<String> header, List<List<String>> rows) {
  RunTable {
    header = List.copyOf(header);
    rows = List.copyOf(rows);
  }

  String text() {
    List<List<String>> all = new ArrayList<>(rows);
    all.add(0, header);
    List<Integer> widths =
        IntStream.range(0, header.size())
            .mapToObj(column -> all.stream().mapToInt(row -> row.get(column).length()).max())
            .map(width -> width.orElse(0))
            .toList();
    return all.stream().map(row -> line(row, widths)).collect(Collectors.joining("\n"));
  }

  private static String line(List<String> row, List<Integer> widths) {
    return IntStream.range(0, row.size())
        .mapToObj(column -> padded(row.get(column), column, widths.get(column)))
        .collect(Collectors.joining("  "))
        .stripTrailing();
  }

  private static String padded(String cell, int column, int width) {
    String spaces = " ".repeat(width - cell.length());
    return column < 2 ? cell + spaces : spaces + cell;
  }
}
