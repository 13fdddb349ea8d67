package io.sparkify.lake.service.db;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** Knows what the URL of a database says of it: H2 in one process, or PostgreSQL for many. */
public record DatabaseUrl(String url) {
  private static final String H2 = "jdbc:h2:";
  private static final String SUFFIX = ".mv.db";

  /** Whether several processes can have it open. */
  public boolean isShared() {
    return url.startsWith("jdbc:postgresql:");
  }

  /** Whether the service can work with it. */
  public boolean isSupported() {
    String upper = url.toUpperCase(Locale.ROOT);
    return isShared()
        || (url.startsWith(H2)
            && !url.startsWith(H2 + "tcp:")
            && !url.startsWith(H2 + "ssl:")
            && !upper.contains(";AUTO_SERVER=TRUE"));
  }

  /** The file of an H2 database; empty for one in memory, and for PostgreSQL. */
  public Optional<Path> file() {
    if (!url.startsWith(H2) || url.startsWith(H2 + "mem:")) {
      return Optional.empty();
    }
    String path = url.substring(H2.length()).replaceFirst("^file:", "").replaceFirst(";.*", "");
    String resolved = path.replaceFirst("^~", System.getProperty("user.home"));
    return Optional.of(Path.of(resolved + SUFFIX).toAbsolutePath().normalize());
  }

  /** The same database by another file beside it, with all other settings. */
  public DatabaseUrl withFile(Path file) {
    String settings = url.contains(";") ? url.substring(url.indexOf(';')) : "";
    String path = file.toString();
    return new DatabaseUrl(
        H2 + "file:" + path.substring(0, path.length() - SUFFIX.length()) + settings);
  }

  /**
   * The same, with what the service relies on unless the URL says otherwise: on H2, that a commit
   * is in the file before it is acknowledged, and not up to half a second later; and that a signal
   * does not close it under the ticks that still run.
   */
  public DatabaseUrl withDefaults() {
    return file().isEmpty() ? this : with("WRITE_DELAY", "0").with("DB_CLOSE_ON_EXIT", "FALSE");
  }

  private DatabaseUrl with(String setting, String value) {
    return url.toUpperCase(Locale.ROOT).contains(";" + setting + "=")
        ? this
        : new DatabaseUrl(url + ";" + setting + "=" + value);
  }
}
