package io.sparkify.lake.service.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/**
 * (a): the usual script, by spark-submit, with default settings.
 *
 * @param limit when it has lost anyway, and is killed
 */
record UsualRun(SparkSubmit spark, Expected expected, Place.Maker places, Duration limit)
    implements Contestant {
  /** No run takes as long. */
  static final Duration WHOLE = Duration.ofDays(1);

  static final String NAME = "(a) the usual script";
  private static final String KILLED = "killed";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public double run(Path folder) throws IOException, InterruptedException {
    Place place = places.in(folder);
    double seconds =
        spark.time(
            folder,
            place,
            "io.sparkify.lake.job.usual.UsualScript",
            "lake-job-tests.jar",
            List.of(place.songs(), place.logs(), place.lake()),
            limit);
    if (seconds >= limit.toSeconds()) {
      Files.createFile(folder.resolve(KILLED));
    }
    return seconds;
  }

  @Override
  public List<String> differences(Path folder) throws SQLException {
    if (Files.exists(folder.resolve(KILLED))) {
      return List.of("killed before it was done, so it takes longer");
    }
    return expected.differences(places.in(folder).tables());
  }

  @Override
  public boolean mustBeRight() {
    return false;
  }
}
