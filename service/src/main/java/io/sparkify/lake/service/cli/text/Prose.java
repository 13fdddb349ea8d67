package io.sparkify.lake.service.cli.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Sentences, broken between words where a line is full. */
public record Prose(String text, String margin) implements Block {
  private static final int LEAST = 20;

  public Prose {
    text = Escape.line(text);
  }

  public static Prose of(String text) {
    return new Prose(text, "");
  }

  @Override
  public String on(Screen screen) {
    return wrapped(text, Math.max(LEAST, screen.columns() - margin.length())).stream()
        .map(line -> margin + line)
        .collect(Collectors.joining("\n"));
  }

  /** The text in lines; a word that is longer than a line stays whole. */
  static List<String> wrapped(String text, int columns) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ", -1)) {
      if (!line.isEmpty() && Width.of(line.toString()) + 1 + Width.of(word) > columns) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
