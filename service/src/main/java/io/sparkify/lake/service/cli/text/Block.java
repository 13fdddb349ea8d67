package io.sparkify.lake.service.cli.text;

/** Some lines of text that fit themselves to where they go. */
@FunctionalInterface
public interface Block {
  /** The lines, without an end of line behind the last one. */
  String on(Screen screen);

  /** One line as it is. */
  static Block line(String text) {
    return screen -> text;
  }

  /** A line over what follows. */
  static Block heading(String text) {
    return screen -> Style.STRONG.on(text, screen);
  }
}
