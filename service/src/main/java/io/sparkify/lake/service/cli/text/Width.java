package io.sparkify.lake.service.cli.text;

/** Knows how many columns of a terminal a text takes. */
final class Width {
  private static final String CUT = "…";
  // First and last code points of letters and pictures that take two columns.
  private static final int[][] WIDE = {
    {0x1100, 0x115f}, {0x2e80, 0x303e}, {0x3041, 0xa4cf}, {0xac00, 0xd7a3}, {0xf900, 0xfaff},
    {0xfe30, 0xfe6f}, {0xff00, 0xff60}, {0xffe0, 0xffe6}, {0x1f300, 0x1f64f}, {0x1f900, 0x1f9ff},
    {0x20000, 0x3fffd}
  };

  private Width() {}

  static int of(String text) {
    return text.codePoints().map(Width::of).sum();
  }

  /** The text in at most so many columns; where something is left out it ends in {@code …}. */
  static String cut(String text, int columns) {
    if (of(text) <= columns) {
      return text;
    }
    StringBuilder kept = new StringBuilder();
    int width = 1;
    for (int code : text.codePoints().toArray()) {
      width += of(code);
      if (width > columns) {
        break;
      }
      kept.appendCodePoint(code);
    }
    return columns < 1 ? "" : kept + CUT;
  }

  /** As many spaces as the text needs to fill the columns. */
  static String spaces(String text, int columns) {
    return " ".repeat(Math.max(0, columns - of(text)));
  }

  private static int of(int code) {
    int type = Character.getType(code);
    if (type == Character.NON_SPACING_MARK
        || type == Character.ENCLOSING_MARK
        || type == Character.FORMAT) {
      return 0;
    }
    for (int[] range : WIDE) {
      if (code >= range[0] && code <= range[1]) {
        return 2;
      }
    }
    return 1;
  }
}
