package io.sparkify.lake.service.bench;

import java.util.Locale;

/**
 * What a figure must be, beside what it is.
 *
 * @param words such as {@code launch to published, of (a)}
 * @param sign {@code ≤} or {@code ≥}
 */
record Goal(String words, String sign, double limit, double measured) {
  static Goal atMost(String words, double limit, double measured) {
    return new Goal(words, "≤", limit, measured);
  }

  static Goal atLeast(String words, double limit, double measured) {
    return new Goal(words, "≥", limit, measured);
  }

  boolean isMet() {
    return sign.equals("≤") ? measured <= limit : measured >= limit;
  }

  /** A row of a table in Markdown. */
  String row() {
    return String.format(
        Locale.ROOT,
        "| %s | %s %s | %s | %s |",
        words,
        sign,
        Figure.text(limit),
        Figure.text(measured),
        isMet() ? "met" : "**missed**");
  }
}
