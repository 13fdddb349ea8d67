package io.sparkify.lake.service.health;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Knows by trying whether files can be written to a folder of this machine. */
public record WritableFolder(Path folder) {
  public Optional<String> problem() {
    try {
      Files.createDirectories(folder);
      Path probe = Files.createTempFile(folder, ".probe", null);
      Files.writeString(probe, "probe");
      Files.delete(probe);
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(
          "%s cannot be written (%s): free space there, or give the service's user the right, or set LAKE_WORK to another folder."
              .formatted(folder.toAbsolutePath().normalize(), e));
    }
  }
}
