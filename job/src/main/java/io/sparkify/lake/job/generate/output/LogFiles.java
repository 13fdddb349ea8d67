package io.sparkify.lake.job.generate.output;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/** The files of {@code log_data}; those of a day are closed when its time is over everywhere. */
final class LogFiles {
  private static final int DAYS_OPEN = 2;

  private final Path root;
  private final Map<Spot, LineFile> open = new HashMap<>();
  private LocalDate today = LocalDate.MIN;

  LogFiles(Path root) {
    this.root = root;
  }

  void line(Spot spot, byte[] text, String end) {
    try {
      open(spot).line(text, end);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void empty(Spot spot) {
    try {
      open(spot);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private LineFile open(Spot spot) throws IOException {
    LineFile file = open.get(spot);
    if (file == null) {
      file = LineFile.create(root.resolve(spot.folder().folder()).resolve(spot.name()).normalize());
      open.put(spot, file);
      closeBefore(spot);
    }
    return file;
  }

  private void closeBefore(Spot newest) throws IOException {
    LocalDate day = newest.day();
    if (day == null || !day.isAfter(today)) {
      return;
    }
    today = day;
    var spots = open.entrySet().iterator();
    while (spots.hasNext()) {
      var next = spots.next();
      LocalDate about = next.getKey().day();
      if (about != null && about.isBefore(today.minusDays(DAYS_OPEN))) {
        close(next.getKey(), next.getValue());
        spots.remove();
      }
    }
  }

  void close() {
    try {
      for (var file : open.entrySet()) {
        close(file.getKey(), file.getValue());
      }
      open.clear();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The files of every seventh day, and all that are not of a day, end without a line's end. */
  private static void close(Spot spot, LineFile file) throws IOException {
    LocalDate day = spot.day();
    if (day == null || day.getDayOfMonth() % 7 == 0) {
      file.cut();
    } else {
      file.close();
    }
  }
}
