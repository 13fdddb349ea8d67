package io.sparkify.lake.service.cli.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Names with what they are, one below the other. */
public final class Fields implements Block {
  private static final String INDENT = "  ";
  private static final int LEAST = 20;

  private final List<Field> fields = new ArrayList<>();

  private record Field(String name, Cell value) {}

  public Fields add(String name, Cell value) {
    fields.add(new Field(name, value));
    return this;
  }

  /** Nothing is added where there is no text. */
  public Fields add(String name, String value) {
    return value.isBlank() ? this : add(name, Cell.of(value));
  }

  public boolean isEmpty() {
    return fields.isEmpty();
  }

  @Override
  public String on(Screen screen) {
    int names = fields.stream().mapToInt(field -> Width.of(field.name())).max().orElse(0);
    String margin = INDENT + " ".repeat(names) + INDENT;
    int available = Math.max(LEAST, screen.columns() - margin.length());
    return fields.stream()
        .map(
            field ->
                INDENT
                    + Style.QUIET.on(field.name(), screen)
                    + Width.spaces(field.name(), names)
                    + INDENT
                    + Prose.wrapped(field.value().text(), available).stream()
                        .map(line -> field.value().style().on(line, screen))
                        .collect(Collectors.joining("\n" + margin)))
        .map(String::stripTrailing)
        .collect(Collectors.joining("\n"));
  }
}
