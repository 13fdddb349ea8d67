package io.sparkify.lake.service.backup;

import io.sparkify.lake.service.db.DatabaseUrl;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Puts a copy of an H2 database in the place of the database, once it has been proved to open. */
public final class Restore {
  private final DatabaseUrl url;
  private final Proof proof;
  private final Clock clock;

  /**
   * @param proof told where the unpacked copy is
   */
  public Restore(DatabaseUrl url, Proof proof, Clock clock) {
    this.url = url;
    this.proof = proof;
    this.clock = clock;
  }

  /** Opens a database and brings it up to date; throws if that cannot be done. */
  @FunctionalInterface
  public interface Proof {
    void open(DatabaseUrl copy) throws Exception;
  }

  /**
   * What was done.
   *
   * @param database the file that a service will open
   * @param before where the database is that was there; empty if none was
   */
  public record Restored(Path database, Optional<Path> before) {}

  /**
   * Brings a copy back.
   *
   * @param force whether a database that is there is moved aside
   */
  public Restored restore(Path backup, boolean force) throws RestoreFailedException {
    Path target =
        url.file()
            .orElseThrow(
                () ->
                    new RestoreFailedException(
                        "Only an H2 file is restored here. PostgreSQL has pg_restore and psql for"
                            + " what pg_dump wrote."));
    if (!Files.isRegularFile(backup)) {
      throw new RestoreFailedException("There is no file %s.".formatted(backup));
    }
    if (!Files.exists(target)) {
      return replace(backup, target, Optional.empty());
    }
    if (!force) {
      throw new RestoreFailedException(
          "There is a database at %s already; with --force it is moved aside first."
              .formatted(target));
    }
    String name = target.getFileName() + ".before-" + BackupFolder.timeOf(clock.instant());
    return replaceUnused(backup, target, target.resolveSibling(name));
  }

  private Restored replaceUnused(Path backup, Path target, Path before)
      throws RestoreFailedException {
    try (FileChannel channel = FileChannel.open(target, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      if (lock == null) {
        throw new RestoreFailedException(
            "A service runs on %s: stop it, then restore again.".formatted(target));
      }
      return replace(backup, target, Optional.of(before));
    } catch (IOException e) {
      throw new RestoreFailedException("%s cannot be locked: %s".formatted(target, e), e);
    }
  }

  private Restored replace(Path backup, Path target, Optional<Path> before)
      throws RestoreFailedException {
    Path fresh = target.resolveSibling("restoring-" + target.getFileName());
    try {
      Files.createDirectories(target.getParent());
      Files.deleteIfExists(fresh);
      unpack(backup, fresh);
      proof.open(url.withFile(fresh));
      if (before.isPresent()) {
        Files.move(target, before.get());
      }
      Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
      return new Restored(target, before);
    } catch (RestoreFailedException e) {
      throw e;
    } catch (Exception e) { // as a proof declares no less
      throw new RestoreFailedException(
          "%s does not hold a database that opens (%s): take another copy."
              .formatted(backup, e.getMessage()),
          e);
    } finally {
      remove(fresh);
      // Where H2 says what was wrong with it.
      remove(Path.of(fresh.toString().replace(".mv.db", ".trace.db")));
    }
  }

  private static void unpack(Path backup, Path to) throws IOException, RestoreFailedException {
    try (InputStream file = Files.newInputStream(backup);
        ZipInputStream zip = new ZipInputStream(file)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.getName().endsWith(".mv.db")) {
          Files.copy(zip, to);
          return;
        }
      }
    }
    throw new RestoreFailedException(
        "%s is no copy that this service made: there is no *.mv.db in it.".formatted(backup));
  }

  private static void remove(Path file) {
    file.toFile().delete();
  }
}
