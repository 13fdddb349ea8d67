package io.sparkify.lake.service.cli.view;

import com.fasterxml.jackson.databind.JsonNode;
import io.sparkify.lake.service.cli.text.Cell;
import io.sparkify.lake.service.cli.text.Escape;
import io.sparkify.lake.service.cli.text.Figures;
import io.sparkify.lake.service.cli.text.Screen;
import io.sparkify.lake.service.cli.text.When;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Reads members of an answer; what is missing or null is empty text. */
public final class Json {
  /** How much of an id people need. */
  private static final int SHORT = 8;

  private Json() {}

  /** In one line, and harmless to a terminal. */
  public static String text(JsonNode node, String member) {
    JsonNode value = node.path(member);
    return value.isNull() ? "" : Escape.line(value.asText());
  }

  /** The id as tables show it. */
  public static String shortId(JsonNode node, String member) {
    String id = text(node, member);
    return id.length() > SHORT ? id.substring(0, SHORT) : id;
  }

  static Cell cell(JsonNode node, String member) {
    return Cell.of(text(node, member));
  }

  static Cell id(JsonNode node, String member) {
    return Cell.of(shortId(node, member));
  }

  static Cell state(JsonNode node) {
    return Cell.state(text(node, "state").toUpperCase(Locale.ROOT));
  }

  static String count(JsonNode node, String member) {
    JsonNode value = node.path(member);
    return value.isNumber() ? Figures.count(value.asLong()) : "";
  }

  static Cell counted(JsonNode node, String member) {
    return Cell.of(count(node, member));
  }

  static Cell bytes(JsonNode node, String member) {
    return Cell.of(byteCount(node, member));
  }

  static String byteCount(JsonNode node, String member) {
    return node.path(member).isNumber() ? Figures.bytes(node.path(member).asLong()) : "";
  }

  /** A number of seconds. */
  static String seconds(JsonNode node, String member) {
    return node.path(member).isNumber() ? Figures.seconds(node.path(member).asLong()) : "";
  }

  /** A number of milliseconds. */
  static String millis(JsonNode node, String member) {
    return node.path(member).isNumber()
        ? Figures.duration(Duration.ofMillis(node.path(member).asLong()))
        : "";
  }

  public static Optional<Instant> time(JsonNode node, String member) {
    return instant(node.path(member));
  }

  static Optional<Instant> instant(JsonNode value) {
    try {
      return value.isTextual() ? Optional.of(Instant.parse(value.textValue())) : Optional.empty();
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** As a table shows it. */
  static Cell when(JsonNode node, String member, Screen screen) {
    return Cell.of(time(node, member).map(at -> When.in(screen, at)).orElse(""));
  }

  /** As details show it. */
  static String exactly(JsonNode node, String member, Screen screen) {
    return time(node, member).map(at -> When.exactly(screen, at)).orElse("");
  }

  static <T> List<T> each(JsonNode array, Function<JsonNode, T> read) {
    List<T> all = new ArrayList<>();
    array.forEach(item -> all.add(read.apply(item)));
    return all;
  }

  /** The texts of an array, such as {@code a, b}. */
  static String joined(JsonNode array) {
    return String.join(", ", each(array, item -> Escape.line(item.asText())));
  }
}
