package io.sparkify.lake.service.trial;

import io.sparkify.lake.job.contract.LogMonth;
import io.sparkify.lake.job.generate.LakeRows;
import io.sparkify.lake.job.load.Tables;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The input, the lake, the work folder and the database of one service. */
record Site(Path input, Path folder) {
  /** With its input inside. */
  static Site in(Path folder) {
    return new Site(folder.resolve("input"), folder);
  }

  Path songs() {
    return input.resolve("song_data");
  }

  Path logs() {
    return input.resolve("log_data");
  }

  /**
   * The folder of a month's logs.
   *
   * @param month as {@code YYYY-MM}
   */
  Path logs(String month) {
    return logs().resolve(month.replace('-', '/'));
  }

  Path lake() {
    return folder.resolve("lake");
  }

  Map<String, String> environment() {
    return Map.of(
        "LAKE_SONG_DATA", songs().toString(),
        "LAKE_LOG_DATA", logs().toString(),
        "LAKE_OUTPUT", lake().toString(),
        "LAKE_WORK", folder.resolve("work").toString(),
        "LAKE_DATABASE_URL",
            "jdbc:h2:file:%s;DB_CLOSE_ON_EXIT=FALSE".formatted(folder.resolve("db/lake")),
        "LAKE_PORT", "0",
        "LAKE_ADMIN_PORT", "0",
        "LAKE_DISCOVER_EVERY", "1s");
  }

  /** The same in another folder, times of the files included; no service may run on it. */
  Site copyTo(Path other) {
    copy(folder, other);
    return Site.in(other);
  }

  /** Puts this month's logs where a discovery finds them, all at once. */
  void addMonth(Site from, String month) {
    Path fresh = logs(month).resolveSibling("_fresh");
    copy(from.logs(month), fresh);
    move(fresh, logs(month));
  }

  /** Takes this month's logs away. */
  void deleteMonth(String month) {
    Path gone = logs(month).resolveSibling("_gone");
    move(logs(month), gone);
    delete(gone);
  }

  /** What readers see, by table, whatever the order of rows and files. */
  Map<String, String> digests() {
    try (LakeRows rows = LakeRows.of(lake())) {
      return rows.digests();
    } catch (SQLException e) {
      throw new IllegalStateException("The lake cannot be read", e);
    }
  }

  /** The same of one month's rows in {@code songplays} and {@code time}. */
  Map<String, String> digests(LogMonth month) {
    try (LakeRows rows = LakeRows.of(lake())) {
      return rows.digests(month);
    } catch (SQLException e) {
      throw new IllegalStateException("The lake cannot be read", e);
    }
  }

  Map<String, Long> rows() {
    try (LakeRows rows = LakeRows.of(lake())) {
      return rows.rows();
    } catch (SQLException e) {
      throw new IllegalStateException("The lake cannot be read", e);
    }
  }

  List<String> query(String sql) {
    return new Tables(lake()).query(sql);
  }

  /** Every file that readers see, with its time. */
  Map<String, Instant> files() {
    Map<String, Instant> times = new TreeMap<>();
    for (Path file : below(lake())) {
      String path = lake().relativize(file).toString();
      if (Files.isRegularFile(file) && !path.startsWith("_lake")) {
        times.put(path, modified(file));
      }
    }
    return times;
  }

  static void copy(Path from, Path to) {
    try {
      for (Path file : below(from)) {
        Path target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void delete(Path folder) {
    try {
      for (Path file : below(folder).stream().sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Folders go before what they hold. */
  private static List<Path> below(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void move(Path from, Path to) {
    try {
      Files.move(from, to);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Instant modified(Path file) {
    try {
      // Copies keep no more than microseconds.
      return Files.getLastModifiedTime(file).toInstant().truncatedTo(ChronoUnit.MICROS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
