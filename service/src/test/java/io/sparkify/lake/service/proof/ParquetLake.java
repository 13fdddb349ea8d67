package io.sparkify.lake.service.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sparkify.lake.job.contract.ContractJson;
import io.sparkify.lake.job.contract.Counter;
import io.sparkify.lake.job.contract.LakePaths;
import io.sparkify.lake.job.contract.LoadReport;
import io.sparkify.lake.job.contract.LoadTask;
import io.sparkify.lake.job.contract.LogMonth;
import io.sparkify.lake.job.contract.ParquetContent;
import io.sparkify.lake.job.contract.PublishedFile;
import io.sparkify.lake.job.contract.RowCounts;
import io.sparkify.lake.service.run.Lake;
import io.sparkify.lake.service.storage.Storage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hadoop.conf.Configuration;

/** A lake of small parquet files that another engine writes, in the place of the job. */
public final class ParquetLake {
  static final String SONGPLAYS = "songplays/year=2018/month=11/songplays-2018-11.parquet";
  static final String TIME = "time/year=2018/month=11/time-2018-11.parquet";
  static final String USERS = "users/users.parquet";
  private static final RowCounts MONTH =
      new RowCounts(
          Map.of(
              Counter.LINES, 20L,
              Counter.MALFORMED, 2L,
              Counter.SKIPPED, 8L,
              Counter.PLAYS, 10L,
              Counter.SONGPLAYS, 10L,
              Counter.TIME, 9L,
              Counter.USERS, 4L));
  private static final RowCounts CATALOG =
      new RowCounts(Map.of(Counter.LINES, 7L, Counter.SONGS, 7L, Counter.ARTISTS, 3L));

  private static final Map<Integer, byte[]> SAME = new ConcurrentHashMap<>();

  private final Path folder;
  private final Configuration configuration = new Storage().configuration();

  public ParquetLake(Path folder) {
    this.folder = folder;
  }

  /** The same on a file system that does as it is told. */
  LakeReader reader(HookedFiles hook) {
    return new LakeReader("file://" + folder, hook.configuration());
  }

  LakeReader reader() {
    return new LakeReader("file://" + folder, configuration);
  }

  /** Has the fake job publish real files, and leave its reports. */
  void behind(Lake lake) {
    lake.counts = ParquetLake::counts;
    lake.published = this::publish;
  }

  /** What a run of this partition counts. */
  public static RowCounts counts(LoadTask task) {
    return task.partition().isCatalog() ? CATALOG : MONTH;
  }

  /** Publishes real files of this partition. */
  public List<PublishedFile> publish(LoadTask task) {
    if (task.partition().isCatalog()) {
      return List.of(
          write("songs", "songs/year=1999/songs-1999.parquet", 4),
          write("songs", "songs/year=2001/songs-2001.parquet", 3),
          write("artists", "artists/artists.parquet", 3));
    }
    LogMonth month = task.partition().month();
    String place = "year=%d/month=%d".formatted(month.year(), month.month());
    return List.of(
        write("songplays", "songplays/%s/songplays-%s.parquet".formatted(place, month), 10),
        write("time", "time/%s/time-%s.parquet".formatted(place, month), 9),
        write("users", USERS, 4));
  }

  /** Writes rows that are the same each time. */
  PublishedFile write(String table, String path, int rows) {
    write(path, SAME.computeIfAbsent(rows, this::rows));
    return describe(table, path);
  }

  private byte[] rows(int count) {
    copy(
        "select i as id, 'row ' || i as text, i / 3.0 as amount from range(%d) t(i)"
            .formatted(count),
        "rows");
    byte[] bytes = bytes("rows");
    delete("rows");
    return bytes;
  }

  /** What a report says of a file. */
  public PublishedFile describe(String table, String path) {
    try {
      ParquetContent content =
          ParquetContent.read(
              new org.apache.hadoop.fs.Path(folder.resolve(path).toUri()), configuration);
      return new PublishedFile(
          table, path, content.rows(), content.bytes(), content.checksum(), content.digest());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void report(LoadReport report) {
    write(
        LakePaths.report(report.runId(), report.attempt()),
        ContractJson.write(report).getBytes(UTF_8));
  }

  /** Writes the rows of a query. */
  public void copy(String rows, String path) {
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duck.createStatement()) {
      Files.createDirectories(folder.resolve(path).getParent());
      statement.execute(
          "copy (%s) to '%s' (format parquet, compression zstd)"
              .formatted(rows, folder.resolve(path)));
    } catch (SQLException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  byte[] bytes(String path) {
    try {
      return Files.readAllBytes(folder.resolve(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes a file, whatever it is. */
  public void write(String path, byte[] bytes) {
    try {
      Files.createDirectories(folder.resolve(path).getParent());
      Files.write(folder.resolve(path), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Takes a file away. */
  public void delete(String path) {
    try {
      Files.delete(folder.resolve(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void flip(String path, int at) {
    byte[] bytes = bytes(path);
    bytes[at] ^= 1;
    write(path, bytes);
  }
}
