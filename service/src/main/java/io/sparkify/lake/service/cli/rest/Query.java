package io.sparkify.lake.service.cli.rest;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** A path with parameters, each encoded. */
public final class Query {
  private final StringBuilder path;
  private final StringJoiner parameters = new StringJoiner("&", "?", "").setEmptyValue("");

  private Query(String path) {
    this.path = new StringBuilder(path);
  }

  /**
   * Begins one.
   *
   * @param path without anything that a person wrote
   */
  public static Query of(String path) {
    return new Query(path);
  }

  /** One more segment of the path. */
  public Query segment(String text) {
    path.append('/').append(encoded(text));
    return this;
  }

  /** Nothing is added for null. */
  public Query with(String name, @Nullable Object value) {
    if (value != null) {
      parameters.add(name + "=" + encoded(value.toString()));
    }
    return this;
  }

  @Override
  public String toString() {
    return path.toString() + parameters;
  }

  private static String encoded(String text) {
    // A form's plus is no space in a path.
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
