package io.sparkify.lake.service.cli;

import io.sparkify.lake.service.cli.command.TerminalSize;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/**
 * The terminal that the program was started on. The script says whether the output is one and how
 * large it is, as Java cannot tell.
 */
final class Terminal implements Supplier<TerminalSize> {
  private static final String SIZE = "[1-9][0-9]{0,3} [1-9][0-9]{0,3}";

  private boolean asked;

  static boolean isThere() {
    return Boolean.getBoolean("lake.terminal");
  }

  /** What the script says, and later what the terminal says: it may be made larger meanwhile. */
  @Override
  public TerminalSize get() {
    String size = asked ? ask() : System.getProperty("lake.size", "");
    asked = true;
    if (!size.matches(SIZE)) {
      return TerminalSize.DEFAULT;
    }
    int space = size.indexOf(' ');
    return new TerminalSize(
        Integer.parseInt(size.substring(space + 1)), Integer.parseInt(size.substring(0, space)));
  }

  private static String ask() {
    try {
      Process stty =
          new ProcessBuilder("stty", "size")
              .redirectInput(new File("/dev/tty"))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      return new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
    } catch (IOException e) {
      return "";
    }
  }
}
