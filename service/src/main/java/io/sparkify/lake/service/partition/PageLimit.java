package io.sparkify.lake.service.partition;

import org.jspecify.annotations.Nullable;

/** Reads how many items a page is to hold. */
public final class PageLimit {
  public static final int DEFAULT = 50;
  public static final int MAX = 200;

  private PageLimit() {}

  public static int parse(@Nullable String text) {
    return Parameter.optional("limit", text, PageLimit::size).orElse(DEFAULT);
  }

  private static int size(String text) {
    if (!text.matches("[0-9]{1,9}")) {
      throw new IllegalArgumentException("Not a whole number: '" + text + "'");
    }
    int size = Integer.parseInt(text);
    if (size < 1 || size > MAX) {
      throw new IllegalArgumentException("It lies between 1 and %d, not %d".formatted(MAX, size));
    }
    return size;
  }
}
