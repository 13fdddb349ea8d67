package io.sparkify.lake.service.preview;

import io.sparkify.lake.service.table.LakeTable;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Gives rows of a file the columns of their table, in its order: what partitions it is in the names
 * of the file's folders alone.
 */
record RowShape(LakeTable table, Map<String, String> folders) {
  private static final int LONGEST = 1_000;
  private static final String NONE = "__HIVE_DEFAULT_PARTITION__";

  RowShape {
    folders = Map.copyOf(folders);
  }

  /** Of a file at this path, such as {@code time/year=2018/month=11/time-2018-11.parquet}. */
  static RowShape of(LakeTable table, String path) {
    return new RowShape(
        table,
        Stream.of(path.split("/", -1))
            .filter(name -> name.contains("="))
            .collect(
                Collectors.toMap(
                    name -> name.substring(0, name.indexOf('=')),
                    name -> name.substring(name.indexOf('=') + 1))));
  }

  Map<String, @Nullable Object> apply(Map<String, @Nullable Object> row) {
    Map<String, @Nullable Object> shaped = new LinkedHashMap<>();
    for (LakeTable.Column column : table.columns()) {
      Object value = row.containsKey(column.name()) ? row.get(column.name()) : ofFolder(column);
      shaped.put(column.name(), value instanceof String text ? cut(text) : value);
    }
    return shaped;
  }

  private @Nullable Object ofFolder(LakeTable.Column column) {
    String text = folders.get(column.name());
    if (text == null || text.equals(NONE)) {
      return null;
    }
    return column.type().equals("int")
        ? Integer.valueOf(text)
        // Spark escapes like this, but leaves a plus alone.
        : URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private static String cut(String text) {
    return text.codePointCount(0, text.length()) <= LONGEST
        ? text
        : text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "…";
  }
}
