package io.sparkify.lake.service.cli.command;

import java.io.PrintStream;
import java.util.List;
import java.util.stream.Collectors;

/** A screen of its own on the terminal, which leaves what was there before as it was. */
final class LiveScreen {
  private static final String ENTER = "\u001b[?1049h\u001b[?25l";
  private static final String LEAVE = "\u001b[?25h\u001b[?1049l";
  private static final String TOP = "\u001b[H";
  private static final String REST_OF_LINE = "\u001b[K";
  private static final String REST = "\u001b[J";

  private final PrintStream out;
  private boolean entered;
  private boolean left;

  LiveScreen(PrintStream out) {
    this.out = out;
  }

  /** Shows the text in place of what it showed; what does not fit is left out below. */
  synchronized void draw(String text, int rows) {
    // Interrupted programs draw once more at times.
    if (left) {
      return;
    }
    List<String> lines = text.lines().limit(Math.max(1, rows - 1L)).toList();
    out.print(
        (entered ? "" : ENTER)
            + TOP
            + lines.stream().map(line -> line + REST_OF_LINE + "\n").collect(Collectors.joining())
            + REST);
    out.flush();
    entered = true;
  }

  /** The terminal is as it was. */
  synchronized void leave() {
    if (entered && !left) {
      out.print(LEAVE);
      out.flush();
    }
    left = true;
  }
}
