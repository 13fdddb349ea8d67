package io.sparkify.lake.job.load;

import io.sparkify.lake.job.contract.ApplicationTag;
import io.sparkify.lake.job.contract.BatchRequest;
import io.sparkify.lake.job.contract.Fingerprint;
import io.sparkify.lake.job.contract.LakePaths;
import io.sparkify.lake.job.contract.LoadReport;
import io.sparkify.lake.job.contract.LoadTask;
import io.sparkify.lake.job.contract.PartitionKey;
import io.sparkify.lake.job.contract.RunId;
import io.sparkify.lake.job.contract.SourceFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Input in a folder, and requests to load it into the lake beside it. */
record TestInput(Path songs, Path logs, Path lake) {
  private static final AtomicLong TOKENS = new AtomicLong();

  static TestInput in(Path folder) {
    return new TestInput(
        folder.resolve("song_data"), folder.resolve("log_data"), folder.resolve("lake"));
  }

  /** Writes one file of a month's folder; the month is {@code YYYY-MM}. */
  TestInput log(String month, String name, String... lines) {
    return write(logs.resolve(month.replace('-', '/')).resolve(name), lines);
  }

  TestInput song(String name, String... lines) {
    return write(songs.resolve(name), lines);
  }

  private TestInput write(Path file, String... lines) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, String.join("\n", lines));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same input, loaded into another lake. */
  TestInput into(Path otherLake) {
    return new TestInput(songs, logs, otherLake);
  }

  BatchRequest request(String... partitions) {
    return new BatchRequest(
        ApplicationTag.random(),
        TOKENS.incrementAndGet(),
        "file://" + songs,
        "file://" + logs,
        "file://" + lake,
        TestSettings.DEFAULT,
        List.of(),
        Stream.of(partitions).map(partition -> task(PartitionKey.parse(partition))).toList());
  }

  private LoadTask task(PartitionKey partition) {
    Path root = partition.isCatalog() ? songs : logs;
    Path folder = partition.isCatalog() ? songs : logs.resolve(partition.month().folder());
    return new LoadTask(RunId.random(), 1, partition, files(root, folder), null);
  }

  /**
   * What a discovery would find due after these loads: partitions whose files, strays included, are
   * not those loaded.
   */
  List<String> due(Map<String, LoadReport> latest) {
    Set<String> months = new TreeSet<>(latest.keySet());
    months.addAll(folders(lake.resolve(LakePaths.STRAYS)));
    return months.stream().filter(month -> isDue(month, latest.get(month))).toList();
  }

  private boolean isDue(String partition, @Nullable LoadReport loaded) {
    List<SourceFile> now = new ArrayList<>(task(PartitionKey.parse(partition)).files());
    if (!partition.equals(PartitionKey.SONGS.value())) {
      Path own = lake.resolve(LakePaths.OWN);
      Path strays = own.resolve("strays").resolve(partition);
      if (Files.exists(strays)) {
        now.addAll(parquetFiles(own, strays));
      }
    }
    return loaded == null ? !now.isEmpty() : !Fingerprint.of(now).equals(loaded.fingerprint());
  }

  private static List<String> folders(Path parent) {
    if (!Files.exists(parent)) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(parent)) {
      return folders.map(folder -> folder.getFileName().toString()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<SourceFile> parquetFiles(Path root, Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".parquet"))
          .map(file -> sourceFile(root, file))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<SourceFile> files(Path root, Path folder) {
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> file.toString().matches(".*\\.json(\\.gz)?"))
          .filter(file -> !root.relativize(file).toString().matches("(.*/)?[_.].*"))
          .map(file -> sourceFile(root, file))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static SourceFile sourceFile(Path root, Path file) {
    try {
      return new SourceFile(
          root.relativize(file).toString(),
          Files.size(file),
          Long.toString(Files.getLastModifiedTime(file).toMillis()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
