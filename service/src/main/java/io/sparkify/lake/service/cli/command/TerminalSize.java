package io.sparkify.lake.service.cli.command;

/** How many characters and lines a terminal shows. */
public record TerminalSize(int columns, int rows) {
  /** What terminals were for decades. */
  public static final TerminalSize DEFAULT = new TerminalSize(80, 24);
}
