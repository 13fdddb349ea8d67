package io.sparkify.lake.service.trial;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * The service's classes as Java had them in memory, written by the first service that ends in peace
 * and used by those after it: half of what a start costs.
 */
final class SharedClasses {
  private static final Path TARGET = Path.of(System.getProperty("lake.root"), "service/target");
  private static final Path JAR = TARGET.resolve("lake-service.jar");
  private static final Path KEPT = TARGET.resolve("lake-service-trials.jsa");

  private final Path own;

  private SharedClasses(Path own) {
    this.own = own;
  }

  static SharedClasses ofService() {
    return new SharedClasses(
        TARGET.resolve("lake-service-trials-%d.jsa".formatted(System.nanoTime())));
  }

  List<String> options() {
    return List.of(
        isFresh() ? "-XX:SharedArchiveFile=" + KEPT : "-XX:ArchiveClassesAtExit=" + own,
        "-Xlog:cds*=off");
  }

  /** Once the service has ended. */
  void keep() {
    try {
      if (Files.exists(own)) {
        Files.move(own, KEPT, StandardCopyOption.ATOMIC_MOVE);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isFresh() {
    try {
      return Files.exists(KEPT)
          && Files.getLastModifiedTime(KEPT).compareTo(Files.getLastModifiedTime(JAR)) > 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
