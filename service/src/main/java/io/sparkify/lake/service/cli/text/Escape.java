package io.sparkify.lake.service.cli.text;

import java.util.Locale;
import java.util.function.IntPredicate;

/** Takes away from text what would make a terminal do something. */
public final class Escape {
  private static final String DIRECTIONS = "\u061c\u200e\u200f\u2028\u2029\u202a\u202b\u202c\u202d";

  private Escape() {}

  /**
   * For a place within a line: line ends and tabs become spaces, other control characters codes.
   */
  public static String line(String text) {
    return coded(text.replaceAll("\\s+", " ").strip(), code -> false);
  }

  /** For many lines, whose ends and tabs stay. */
  public static String lines(String text) {
    return coded(text.replace("\r\n", "\n"), code -> code == '\n' || code == '\t');
  }

  /** The same JSON document, of which a terminal shows every character. */
  public static String json(String document) {
    return coded(document, code -> code == '\n' || code == '\t' || code == '\r');
  }

  private static String coded(String text, IntPredicate stays) {
    if (text.chars().noneMatch(code -> isUnsafe(code) && !stays.test(code))) {
      return text;
    }
    StringBuilder safe = new StringBuilder(text.length() + 16);
    text.chars()
        .forEach(
            code -> {
              if (isUnsafe(code) && !stays.test(code)) {
                safe.append(String.format(Locale.ROOT, "\\u%04x", code));
              } else {
                safe.append((char) code);
              }
            });
    return safe.toString();
  }

  /** Control characters, and those that turn the direction of writing. */
  private static boolean isUnsafe(int code) {
    return Character.isISOControl(code)
        || DIRECTIONS.indexOf(code) >= 0
        || code == 0x202e
        || (code >= 0x2066 && code <= 0x2069);
  }
}
