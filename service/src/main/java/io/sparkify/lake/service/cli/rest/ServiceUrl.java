package io.sparkify.lake.service.cli.rest;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Map;

/** Where a service's API is, such as {@code http://127.0.0.1:8080/api/v1}. */
public record ServiceUrl(URI base) {
  private static final String PATH = "/api/v1";
  private static final String DEFAULT_PORT = "8080";

  /** What {@code LAKE_URL} says; else the service of this machine, at {@code LAKE_PORT}. */
  public static ServiceUrl of(Map<String, String> environment) {
    String given = environment.getOrDefault("LAKE_URL", "");
    String port = environment.getOrDefault("LAKE_PORT", "");
    return parse(
        given.isBlank() ? "127.0.0.1:" + (port.isBlank() ? DEFAULT_PORT : port) : given.strip());
  }

  /**
   * Reads an URL or {@code host:port}, with a path or without.
   *
   * @throws IllegalArgumentException if it is neither
   */
  public static ServiceUrl parse(String text) {
    String whole = text.contains("://") ? text : "http://" + text;
    try {
      URI uri = new URI(whole.replaceFirst("/+$", ""));
      String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
      if (!scheme.matches("https?")
          || uri.getHost() == null
          || uri.getUserInfo() != null
          || uri.getRawQuery() != null
          || uri.getRawFragment() != null) {
        throw refusal(text);
      }
      String path = uri.getPath().isEmpty() ? PATH : uri.getPath();
      return new ServiceUrl(new URI(scheme, null, uri.getHost(), uri.getPort(), path, null, null));
    } catch (URISyntaxException e) {
      throw refusal(text);
    }
  }

  /** Whether what is sent there can be read on the way. */
  public boolean isOpenToOthers() {
    return "http".equals(base.getScheme())
        && !base.getHost().matches("localhost|127(\\.\\d+){3}|\\[::1]|\\[0:0:0:0:0:0:0:1]");
  }

  URI resolve(String path) {
    return URI.create(base + path);
  }

  @Override
  public String toString() {
    return base.toString();
  }

  private static IllegalArgumentException refusal(String text) {
    return new IllegalArgumentException(
        "'%s' is no URL of a service, such as http://127.0.0.1:8080".formatted(text));
  }
}
