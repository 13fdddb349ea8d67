package io.sparkify.lake.service.cli.text;

/** A piece of one line; what a terminal would obey is taken out of it. */
public record Cell(String text, Style style) {
  public static final Cell EMPTY = new Cell("", Style.PLAIN);

  public Cell {
    text = Escape.line(text);
  }

  public static Cell of(String text) {
    return new Cell(text, Style.PLAIN);
  }

  /** A state in its colour. */
  public static Cell state(String state) {
    return new Cell(state, Style.ofState(state));
  }
}
