package io.sparkify.lake.service.cli.text;

import java.io.PrintStream;

/** One line that tells how far something is: it is overwritten on a terminal, else printed anew. */
public final class LiveLine {
  private static final String ANEW = "\r\u001b[K";

  private final PrintStream out;
  private String last = "";

  public LiveLine(PrintStream out) {
    this.out = out;
  }

  /**
   * What is to be read now.
   *
   * @param moving for a terminal
   * @param milestone for a file: printed if it is not the one before
   */
  public void show(Screen screen, String moving, String milestone) {
    if (screen.terminal()) {
      out.print(ANEW + Width.cut(moving, screen.columns() - 1));
      out.flush();
      last = moving;
    } else if (!milestone.equals(last)) {
      out.println(milestone);
      last = milestone;
    }
  }

  /** Leaves the line empty for what follows. */
  public void end(Screen screen) {
    if (screen.terminal() && !last.isEmpty()) {
      out.print(ANEW);
      out.flush();
    }
    last = "";
  }
}
