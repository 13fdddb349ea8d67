package io.sparkify.lake.service.partition;

import org.jspecify.annotations.Nullable;

/** Reads how many items a page is to hold. */
public final class PageLimit {
  private static final int DEFAULT = 50;
  private static final int MAX = 200;

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
      throw new IllegalArgumentException("It lies between 1 and 200, not " + size);
    }
    return size;
  }
}
