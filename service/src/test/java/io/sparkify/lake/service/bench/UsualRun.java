package io.sparkify.lake.service.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/** (a): the usual script, by spark-submit, with default settings. */
record UsualRun(SparkSubmit spark, Expected expected, Place.Maker places) implements Contestant {
  static final String NAME = "(a) the usual script";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public double run(Path folder) throws IOException, InterruptedException {
    Place place = places.in(folder);
    return spark.time(
        folder,
        place,
        "io.sparkify.lake.job.usual.UsualScript",
        "lake-job-tests.jar",
        List.of(place.songs(), place.logs(), place.lake()));
  }

  @Override
  public List<String> differences(Path folder) throws SQLException {
    return expected.differences(places.in(folder).tables());
  }

  @Override
  public boolean mustBeRight() {
    return false;
  }
}
