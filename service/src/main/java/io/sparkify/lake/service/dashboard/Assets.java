package io.sparkify.lake.service.dashboard;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the dashboard's files in the jar by the paths that browsers ask for. */
final class Assets {
  private static final String SHELL = "/dashboard/index.html";

  // Dots only before the type, so that nothing leads out of the folder.
  private static final Pattern NAME =
      Pattern.compile("/dashboard/(?:[a-z0-9-]+/)*[a-z0-9-]+\\.(js|css|svg)");

  private static final Map<String, String> TYPES =
      Map.of(
          "js", "text/javascript; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "svg", "image/svg+xml");

  /** Only of files that are there, so it does not grow by what is asked for. */
  private final Map<String, Asset> known = new ConcurrentHashMap<>();

  /** The page itself for the root, a file for its path; empty for anything else. */
  Optional<Asset> find(String path) {
    if (path.equals("/") || path.equals("/index.html")) {
      return asset(SHELL, "text/html; charset=utf-8");
    }
    Matcher name = NAME.matcher(path);
    return name.matches()
        ? asset(path, TYPES.getOrDefault(name.group(1), "text/plain"))
        : Optional.empty();
  }

  private Optional<Asset> asset(String resource, String type) {
    Asset found = known.get(resource);
    if (found != null) {
      return Optional.of(found);
    }
    try (InputStream in = Assets.class.getResourceAsStream(resource)) {
      if (in == null) {
        return Optional.empty();
      }
      Asset read = Asset.of(new String(in.readAllBytes(), UTF_8), type);
      known.put(resource, read);
      return Optional.of(read);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
