package io.sparkify.lake.service.spark;

import io.sparkify.lake.job.contract.ApplicationTag;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Properties;

/** Where on this machine an application's log and its settings lie. */
final class WorkFiles {
  private final Path work;

  WorkFiles(Path work) {
    this.work = work.toAbsolutePath().normalize();
  }

  Path folder() {
    return work;
  }

  Path log(ApplicationTag tag) {
    return work.resolve("logs").resolve(tag + ".log");
  }

  Path settings(ApplicationTag tag) {
    return work.resolve("settings").resolve(tag + ".properties");
  }

  void prepare() throws IOException {
    Files.createDirectories(work.resolve("logs"));
    Files.createDirectories(work.resolve("settings"));
  }

  /** Writes the settings so that nobody but the service's own user can read them. */
  void writeSettings(ApplicationTag tag, Map<String, String> settings) throws IOException {
    Path file = settings(tag);
    Files.deleteIfExists(file);
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Properties properties = new Properties();
    properties.putAll(settings);
    try (OutputStream out = Files.newOutputStream(file)) {
      properties.store(out, null);
    }
  }

  void dropSettings(ApplicationTag tag) throws IOException {
    Files.deleteIfExists(settings(tag));
  }
}
