package io.sparkify.lake.service.partition;

import io.sparkify.lake.job.contract.LogMonth;
import io.sparkify.lake.job.contract.PartitionKey;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Decides by its path which partition a file is input of, if any. */
final class InputNames {
  private static final Pattern LOG = Pattern.compile("(\\d{4})/(\\d{2})/.+\\.json(\\.gz)?");
  private static final Pattern STRAY =
      Pattern.compile("(\\d{4}-\\d{2})/from-(\\d{4}-\\d{2})\\.parquet");

  private InputNames() {}

  /** Whether a file or folder of this name, and all in it, is not input. */
  static boolean hidden(String name) {
    return name.startsWith("_") || name.startsWith(".");
  }

  /** Of a path below the song data. */
  static Optional<PartitionKey> ofSong(String path) {
    return path.endsWith(".json") ? Optional.of(PartitionKey.SONGS) : Optional.empty();
  }

  /** Of a path below the log data. */
  static Optional<PartitionKey> ofLog(String path) {
    Matcher log = LOG.matcher(path);
    return log.matches() ? month(log.group(1) + "-" + log.group(2)) : Optional.empty();
  }

  /** Of a path below the strays: the month that the plays belong to. */
  static Optional<PartitionKey> ofStray(String path) {
    Matcher stray = STRAY.matcher(path);
    return stray.matches() && LogMonth.isMonth(stray.group(2))
        ? month(stray.group(1))
        : Optional.empty();
  }

  private static Optional<PartitionKey> month(String text) {
    return LogMonth.isMonth(text) ? Optional.of(PartitionKey.parse(text)) : Optional.empty();
  }
}
