package io.sparkify.lake.service.bench;

import io.sparkify.lake.job.contract.LogMonth;
import io.sparkify.lake.job.generate.Simulation;
import io.sparkify.lake.job.generate.truth.Truth;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is loaded, with the truth about it.
 *
 * @param words what it is
 */
record Input(Path songs, Path logs, LogMonth from, LogMonth to, Expected expected, String words) {
  private static final LogMonth REAL = LogMonth.parse("2018-11");

  /** The real month, with another catalog than its own if need be. */
  static Input real(Path udacity, Path songs, Expected expected, String words) {
    return new Input(songs, udacity.resolve("log_data"), REAL, REAL, expected, words);
  }

  /** Makes it unless an earlier benchmark has. */
  static Input generated(Workbench bench, Truth.Arguments arguments) throws IOException {
    Path folder =
        bench
            .inputs()
            .resolve(
                "%s-%s-%d-%d-%d-%d"
                    .formatted(
                        arguments.from(),
                        arguments.to(),
                        arguments.events(),
                        arguments.songs(),
                        arguments.users(),
                        arguments.seed()));
    if (!Files.exists(folder.resolve(Truth.FILE))) {
      bench.say("generating " + folder.getFileName());
      new Simulation(arguments, folder).run();
    }
    return new Input(
        folder.resolve("song_data"),
        folder.resolve("log_data"),
        arguments.from(),
        arguments.to(),
        Expected.of(Truth.read(folder)),
        "generated: %,d events a month, %,d songs, seed %d"
            .formatted(arguments.events(), arguments.songs(), arguments.seed()));
  }

  /** How many months are loaded. */
  int months() {
    return (to.year() - from.year()) * 12 + to.month() - from.month() + 1;
  }

  List<Path> files() {
    return Stream.of(songs, logs).flatMap(Input::below).toList();
  }

  int songFiles() {
    return below(songs).toList().size();
  }

  long bytes() {
    return files().stream().mapToLong(Input::size).sum();
  }

  private static Stream<Path> below(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".json")).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return "%s; %,d files, %,.1f MB".formatted(words, files().size(), bytes() / 1e6);
  }
}
