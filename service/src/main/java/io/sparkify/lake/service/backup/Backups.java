package io.sparkify.lake.service.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Copies the running H2 database whenever the newest copy is too old, and keeps the newest. */
public final class Backups {
  private static final Logger LOG = LoggerFactory.getLogger(Backups.class);

  private final Jdbi jdbi;
  private final BackupFolder folder;
  private final Duration every;
  private final int keep;
  private final Clock clock;

  public Backups(Jdbi jdbi, Path folder, Duration every, int keep, Clock clock) {
    this.jdbi = jdbi;
    this.folder = new BackupFolder(folder);
    this.every = every;
    this.keep = keep;
    this.clock = clock;
  }

  /** The copy that was made; empty while the newest one is young enough. */
  public Optional<Path> backUpIfDue() {
    Instant now = clock.instant();
    boolean due = folder.newest().map(newest -> !newest.plus(every).isAfter(now)).orElse(true);
    return due ? Optional.of(backUp(now)) : Optional.empty();
  }

  private Path backUp(Instant now) {
    try {
      Files.createDirectories(folder.folder());
      removeAll(folder.unfinished());
      Path part = folder.unfinished(now);
      // H2 copies a consistent state while others go on writing.
      jdbi.useHandle(
          handle -> handle.createUpdate("backup to :file").bind("file", part.toString()).execute());
      Path file = folder.file(now);
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
      LOG.info("Database copied to {} ({} bytes)", file, Files.size(file));
      removeAll(folder.copies().stream().skip(keep).toList());
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The database could not be copied to %s: free space there or set LAKE_BACKUP"
              .formatted(folder.folder()),
          e);
    }
  }

  private static void removeAll(List<Path> files) throws IOException {
    for (Path file : files) {
      Files.deleteIfExists(file);
    }
  }
}
