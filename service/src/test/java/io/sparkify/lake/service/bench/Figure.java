package io.sparkify.lake.service.bench;

import java.util.Locale;

/** Numbers as people read them in a table. */
final class Figure {
  private static final int WHOLE = 100;
  private static final int SMALL = 1;

  private Figure() {}

  /** About three digits that count. */
  static String text(double value) {
    double size = Math.abs(value);
    String form = size >= WHOLE ? "%,.0f" : size >= SMALL ? "%.2f" : "%.3f";
    return String.format(Locale.ROOT, form, value);
  }
}
