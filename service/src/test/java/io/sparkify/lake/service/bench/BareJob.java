package io.sparkify.lake.service.bench;

import io.sparkify.lake.job.contract.ApplicationTag;
import io.sparkify.lake.job.contract.BatchRequest;
import io.sparkify.lake.job.contract.CheckSettings;
import io.sparkify.lake.job.contract.ContractJson;
import io.sparkify.lake.job.contract.LakePaths;
import io.sparkify.lake.job.contract.LakeSettings;
import io.sparkify.lake.job.contract.Limits;
import io.sparkify.lake.job.contract.LoadTask;
import io.sparkify.lake.job.contract.RunId;
import io.sparkify.lake.job.contract.SongsLayout;
import io.sparkify.lake.service.partition.HadoopPartitionSource;
import io.sparkify.lake.service.partition.SourceUnavailableException;
import io.sparkify.lake.service.storage.Storage;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/** Our job without the service: spark-submit with the settings that Spark has by itself. */
record BareJob(SparkSubmit spark, Input input) implements Contestant {
  private static final long TARGET_FILE_SIZE = 512L << 20;
  private static final Limits OFF = new Limits(null, null);

  @Override
  public String name() {
    return "ours, spark-submit alone";
  }

  @Override
  public double run(Path folder) throws Exception {
    Place place = Place.local(input, folder);
    BatchRequest request = request(place);
    Path file = place.tables().resolve(LakePaths.request(request.tag()));
    Files.createDirectories(place.tables().resolve(LakePaths.application(request.tag())));
    Files.writeString(file, ContractJson.write(request));
    return spark.time(
        folder,
        place,
        "io.sparkify.lake.job.LoadBatch",
        "lake-job.jar",
        List.of("--request", uri(file.toString())),
        UsualRun.WHOLE);
  }

  /** All that is there, as the service would ask for it. */
  private static BatchRequest request(Place place) throws SourceUnavailableException, IOException {
    Files.createDirectories(place.tables());
    List<LoadTask> tasks =
        new HadoopPartitionSource(
                new Storage().configuration(),
                URI.create(uri(place.songs())),
                URI.create(uri(place.logs())),
                URI.create(uri(place.lake())))
            .list().partitions().entrySet().stream()
                .map(
                    partition ->
                        new LoadTask(
                            RunId.random(),
                            1,
                            partition.getKey(),
                            partition.getValue().files(),
                            null))
                .toList();
    return new BatchRequest(
        ApplicationTag.random(),
        1,
        uri(place.songs()),
        uri(place.logs()),
        uri(place.lake()),
        new LakeSettings(
            TARGET_FILE_SIZE, SongsLayout.YEAR, new CheckSettings(OFF, OFF, OFF, OFF, OFF)),
        List.of(),
        tasks);
  }

  private static String uri(String path) {
    return "file://" + path;
  }

  @Override
  public List<String> differences(Path folder) throws SQLException {
    return input.expected().differences(Place.local(input, folder).tables());
  }
}
