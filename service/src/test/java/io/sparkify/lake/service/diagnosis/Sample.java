package io.sparkify.lake.service.diagnosis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A log that shows one failure: {@code code.log}, or {@code code-2.log} for another that shows the
 * same. Its first line says where it comes from.
 */
record Sample(String name, String origin, String log) {
  private static final Path FOLDER =
      Path.of("src/test/resources/io/sparkify/lake/service/diagnosis/samples");

  /** All of them, by name. */
  static List<Sample> all() {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.sorted().map(Sample::read).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Sample read(Path file) {
    try {
      String[] parts = Files.readString(file).split("\n", 2);
      return new Sample(file.getFileName().toString().replace(".log", ""), parts[0], parts[1]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Which failure it is to be called. */
  String code() {
    return name.replaceFirst("-.*", "");
  }

  @Override
  public String toString() {
    return name;
  }
}
