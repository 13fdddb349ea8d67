package io.sparkify.lake.service.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Months of 31 empty files each, from 1001-01 on: much to list, and nothing to read. */
record ManyMonths(int months) {
  private static final int DAYS = 31;
  private static final int FIRST_YEAR = 1001;

  int files() {
    return months * DAYS;
  }

  /** The path of a file below the log data; paths are in the order of their numbers. */
  String path(int number) {
    int month = number / DAYS;
    return "%04d/%02d/%02d.json".formatted(FIRST_YEAR + month / 12, month % 12 + 1, number % DAYS);
  }

  /** Makes them all unless they are there. */
  Path in(Path parent) throws IOException {
    Path folder = parent.resolve("many-months-" + months);
    Path logs = folder.resolve("log_data");
    Path last = logs.resolve(path(files() - 1));
    if (!Files.exists(last)) {
      Files.createDirectories(folder.resolve("song_data"));
      for (int number = 0; number < files(); number++) {
        Path file = logs.resolve(path(number));
        if (number % DAYS == 0) {
          Files.createDirectories(file.resolve("..").normalize());
        }
        Files.write(file, new byte[0]);
      }
    }
    return folder;
  }
}
