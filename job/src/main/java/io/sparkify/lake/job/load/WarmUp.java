package io.sparkify.lake.job.load;

import io.sparkify.lake.job.contract.ApplicationTag;
import io.sparkify.lake.job.contract.BatchRequest;
import io.sparkify.lake.job.contract.CheckSettings;
import io.sparkify.lake.job.contract.LakeSettings;
import io.sparkify.lake.job.contract.Limits;
import io.sparkify.lake.job.contract.LoadTask;
import io.sparkify.lake.job.contract.LogMonth;
import io.sparkify.lake.job.contract.PartitionKey;
import io.sparkify.lake.job.contract.RunId;
import io.sparkify.lake.job.contract.SongsLayout;
import io.sparkify.lake.job.contract.SourceFile;
import io.sparkify.lake.job.lake.LakeFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.hadoop.fs.FileUtil;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads a tiny catalog and month of its own into a lake of its own, so that the load after it finds
 * its classes loaded and its code compiled. Nothing is kept.
 */
public final class WarmUp {
  private static final Logger LOG = LoggerFactory.getLogger(WarmUp.class);
  private static final Limits OFF = new Limits(null, null);
  private static final LakeSettings SETTINGS =
      new LakeSettings(1L << 20, SongsLayout.YEAR, new CheckSettings(OFF, OFF, OFF, OFF, OFF));
  private static final LogMonth MONTH = LogMonth.parse("2000-01");

  static final int SONGS = 20;
  static final int PLAYS = 500;

  private static final String SONG =
      """
      {"num_songs": 1, "song_id": "S%1$d", "title": "Song %1$d", "duration": 1.5, "year": 2000, \
      "artist_id": "A%1$d", "artist_name": "Artist %1$d", "artist_location": "", \
      "artist_latitude": null, "artist_longitude": null}
      """;

  private static final String PLAY =
      """
      {"page": "NextSong", "ts": %2$d, "userId": "%1$d", "sessionId": %1$d, "itemInSession": 0, \
      "level": "free", "song": "Song %1$d", "artist": "Artist %1$d", "length": 1.5, \
      "firstName": "F", "lastName": "L", "gender": "F", "location": "L", "userAgent": "\\"U\\"", \
      "auth": "Logged In", "method": "PUT", "registration": 1.5E12, "status": 200}
      """;

  /** The real month takes 3.1 s after one time, 2.7 after two and 2.5 after four. */
  private static final int TIMES = 4;

  private WarmUp() {}

  /**
   * Leaves the session as it was.
   *
   * @param isNeeded asked before each time, as somebody may wait for the end of it
   */
  public static void run(SparkSession spark, Clock clock, BooleanSupplier isNeeded)
      throws IOException {
    run(spark, clock, isNeeded, Path.of(System.getProperty("java.io.tmpdir")));
  }

  /** With folders of its own in this one. */
  static void run(SparkSession spark, Clock clock, BooleanSupplier isNeeded, Path folders)
      throws IOException {
    LOG.info("Warming up: what follows loads nothing of anybody's");
    for (int time = 0; time < TIMES && isNeeded.getAsBoolean(); time++) {
      Path folder = Files.createTempDirectory(folders, "warm-up");
      try {
        load(spark.newSession(), clock, folder);
      } finally {
        delete(folder);
      }
    }
  }

  /** Loads into {@code lake} below the folder. */
  static void load(SparkSession session, Clock clock, Path folder) throws IOException {
    Path songs = Files.createDirectories(folder.resolve("songs"));
    Path logs = Files.createDirectories(folder.resolve("logs"));
    String lake = uri(folder.resolve("lake"));
    BatchRequest request =
        new BatchRequest(
            ApplicationTag.random(),
            1,
            uri(songs),
            uri(logs),
            lake,
            SETTINGS,
            List.of(),
            List.of(
                task(PartitionKey.SONGS, songs, "songs.json", lines(SONGS, SONG)),
                task(
                    PartitionKey.of(MONTH),
                    logs,
                    MONTH.folder() + "/plays.json",
                    lines(PLAYS, PLAY))));
    new Batch(session, LakeFiles.open(lake, session.sessionState().newHadoopConf()), request, clock)
        .run();
  }

  private static String lines(int count, String line) {
    return IntStream.range(0, count)
        .mapToObj(number -> line.formatted(number, MONTH.beginMillis() + number))
        .collect(Collectors.joining());
  }

  private static LoadTask task(PartitionKey partition, Path root, String name, String text)
      throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    String version = Long.toString(Files.getLastModifiedTime(file).toMillis());
    return new LoadTask(
        RunId.random(),
        1,
        partition,
        List.of(new SourceFile(name, Files.size(file), version)),
        null);
  }

  private static String uri(Path folder) {
    return "file://" + folder.toAbsolutePath();
  }

  private static void delete(Path folder) throws IOException {
    if (!FileUtil.fullyDelete(folder.toFile())) {
      throw new IOException("Could not remove " + folder);
    }
  }
}
