package io.sparkify.lake.service.retention;

import io.sparkify.lake.job.contract.ApplicationTag;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes drivers' logs on this machine to which nothing was added for long. */
public final class OldLogs {
  private static final Logger LOG = LoggerFactory.getLogger(OldLogs.class);

  private final RetentionStore store;
  private final Path folder;
  private final Duration keep;
  private final Clock clock;

  /**
   * @param folder where the logs of applications lie, and nothing else that ends with .log
   */
  public OldLogs(RetentionStore store, Path folder, Duration keep, Clock clock) {
    this.store = store;
    this.folder = folder;
    this.keep = keep;
    this.clock = clock;
  }

  /** How many were removed; none of an application that may still write to it. */
  public int remove() {
    if (!Files.isDirectory(folder)) {
      return 0;
    }
    Instant before = clock.instant().minus(keep);
    Set<String> active =
        store.activeApplications().stream()
            .map(ApplicationTag::toString)
            .map(tag -> tag + ".log")
            .collect(Collectors.toSet());
    int removed = 0;
    try (DirectoryStream<Path> logs = Files.newDirectoryStream(folder, "*.log")) {
      for (Path log : logs) {
        if (!active.contains(log.getFileName().toString()) && isOlder(log, before)) {
          removed += Files.deleteIfExists(log) ? 1 : 0;
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Old logs could not be removed from " + folder, e);
    }
    if (removed > 0) {
      LOG.info("Removed {} old logs from {}", removed, folder);
    }
    return removed;
  }

  private static boolean isOlder(Path log, Instant before) throws IOException {
    return Files.getLastModifiedTime(log).toInstant().isBefore(before);
  }
}
