package io.sparkify.lake.service.log;

/** Keeps foreign text from being taken for lines of the log, or for commands to a terminal. */
final class Escape {
  private Escape() {}

  /** On one line: control characters, and those that turn or break lines, become their codes. */
  static String line(String text) {
    StringBuilder safe = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            point -> {
              switch (point) {
                case '\n' -> safe.append("\\n");
                case '\r' -> safe.append("\\r");
                case '\t' -> safe.append("\\t");
                default -> append(safe, point);
              }
            });
    return safe.toString();
  }

  private static void append(StringBuilder safe, int point) {
    switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          safe.append("\\u%04x".formatted(point));
      default -> safe.appendCodePoint(point);
    }
  }
}
