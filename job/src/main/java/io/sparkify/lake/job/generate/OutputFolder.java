package io.sparkify.lake.job.generate;

import io.sparkify.lake.job.generate.truth.Truth;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Decides whether generated input may go into a folder; deletes only what an earlier run made. */
record OutputFolder(Path path) {
  private static final List<String> OWN = List.of(Truth.FILE, "song_data", "log_data");

  /** Why nothing may be written here, and what to do about it. */
  Optional<String> objection() throws IOException {
    if (!Files.exists(path)) {
      return Optional.empty();
    }
    if (!Files.isDirectory(path)) {
      return Optional.of("--out %s is not a folder: name another".formatted(path));
    }
    if (Files.exists(path.resolve(Truth.FILE)) || isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        "--out %s holds files that 'generate' did not finish: name another folder, or give --force"
                .formatted(path)
            + " to replace song_data, log_data and truth.json in it");
  }

  private boolean isEmpty() throws IOException {
    try (Stream<Path> files = Files.list(path)) {
      return files.findAny().isEmpty();
    }
  }

  /**
   * Deletes {@code song_data}, {@code log_data} and {@code truth.json}, and nothing beside them.
   */
  void clear() throws IOException {
    for (String name : OWN) {
      Path own = path.resolve(name);
      if (Files.exists(own, LinkOption.NOFOLLOW_LINKS)) {
        delete(own);
      }
    }
  }

  private static void delete(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) {
        Files.delete(file);
      }
    }
  }
}
