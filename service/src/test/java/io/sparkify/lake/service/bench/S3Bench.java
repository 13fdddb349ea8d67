package io.sparkify.lake.service.bench;

import io.sparkify.lake.service.s3.Bucket;
import io.sparkify.lake.service.s3.FaultyS3;
import io.sparkify.lake.service.s3.S3Server;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The 10,000 songs and the small month on S3, whose requests take 25 ms more each. */
final class S3Bench implements Benchmark {
  private static final String BUCKET = "bench";
  private static final String SONGS = "song_data";
  private static final Duration LATENCY = Duration.ofMillis(25);

  /** It would take an hour or so, and the goal needs some minutes of it. */
  private static final Duration LONG_ENOUGH = Duration.ofMinutes(15);

  @Override
  public Comparison run(Workbench bench) throws Exception {
    Input input = Inputs.catalog(bench);
    ServiceLoad.warmUp(bench);
    try (S3Server server = S3Server.start(bench.folder("s3"));
        FaultyS3 proxy = FaultyS3.before(server.endpoint());
        Bucket bucket = new Bucket(server.endpoint(), S3Server.IDENTITY, S3Server.SECRET, BUCKET)) {
      server.createBucket(BUCKET);
      bench.say("uploading " + input);
      bucket.upload(input.songs(), SONGS);
      bucket.upload(input.logs(), "log_data");
      proxy.latency(LATENCY);
      Place.Maker places = folder -> place(server, proxy, folder);
      ServiceLoad ours = new ServiceLoad(ServiceLoad.NAME, bench, input, places, Map.of());
      List<Result> results =
          new Contest(
                  bench,
                  List.of(
                      ours,
                      new RefreshLoad(ours, copy(input, bucket)),
                      new UsualRun(
                          new SparkSubmit(bench.root()), input.expected(), places, LONG_ENOUGH)))
              .results();
      return new Comparison(
          "A small month and 10,000 songs on S3",
          "s",
          UsualRun.NAME,
          results,
          LoadBench.ofUsual(LoadBench.Medians.of(results), 0.05),
          List.of(
              "Data: "
                  + input
                  + ", in a bucket of S3Proxy on this machine; a proxy adds 25 ms to"
                  + " each request.",
              "What takes longer than ten minutes runs once, and is killed after %d: ours is then at most the ratio that is shown."
                  .formatted(LONG_ENOUGH.toMinutes())));
    }
  }

  private static RefreshLoad.Copy copy(Input input, Bucket bucket) {
    String key = SONGS + "/" + RefreshLoad.FILE;
    return new RefreshLoad.Copy() {
      @Override
      public void put() throws IOException {
        bucket.put(key, RefreshLoad.content(input));
      }

      @Override
      public void remove() {
        bucket.delete(key);
      }
    };
  }

  /** Buckets are folders of this machine, so tables are checked without S3. */
  private static Place place(S3Server server, FaultyS3 proxy, Path folder) {
    String lake = "lake-" + folder.getFileName();
    return new Place(
        "s3a://" + BUCKET + "/" + SONGS,
        "s3a://" + BUCKET + "/log_data",
        "s3a://" + BUCKET + "/" + lake,
        server.folder().resolve(BUCKET).resolve(lake),
        server.environment(proxy.endpoint()),
        List.of(
            "--conf",
            "spark.hadoop.fs.s3a.endpoint=" + proxy.endpoint(),
            "--conf",
            "spark.hadoop.fs.s3a.endpoint.region=us-east-1",
            "--conf",
            "spark.hadoop.fs.s3a.path.style.access=true"));
  }
}
