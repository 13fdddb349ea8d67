package io.sparkify.lake.job;

import io.sparkify.lake.job.contract.BatchRequest;
import io.sparkify.lake.job.contract.ContractJson;
import io.sparkify.lake.job.lake.LakeFiles;
import io.sparkify.lake.job.load.Batch;
import io.sparkify.lake.job.load.LakeSession;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;

/**
 * Loads one batch: {@code --request URI [--standby FILE SECONDS]}, where the URI names a {@link
 * BatchRequest} as JSON. Ends with 0 when every task has its report, whatever the reports say, or
 * when it stood by and nobody needed it; with another status if that could not be reached.
 */
public final class LoadBatch {
  static final Clock CLOCK = Clock.systemUTC();

  private LoadBatch() {}

  public static void main(String[] arguments) throws IOException {
    if (arguments.length < 2 || !arguments[0].equals("--request")) {
      throw new IllegalArgumentException(
          "Usage: --request URI [--standby FILE SECONDS], where the URI names the request of a"
              + " batch as JSON");
    }
    String uri = arguments[1];
    Optional<Standby> standby = Standby.of(List.of(arguments).subList(2, arguments.length));
    AtomicBoolean ended = tellWhoEndsIt();
    try (SparkSession spark = LakeSession.start("lake " + new Path(uri).getParent().getName())) {
      if (standby.isEmpty() || standby.get().await(spark)) {
        load(uri, spark);
      }
    } finally {
      ended.set(true);
    }
  }

  private static void load(String uri, SparkSession spark) throws IOException {
    Configuration configuration = spark.sessionState().newHadoopConf();
    BatchRequest request = read(uri, configuration);
    LakeFiles lake = LakeFiles.open(request.lake(), configuration);
    new Batch(spark, lake, request, CLOCK).run();
  }

  /** Spark ends without a word when it is asked to; loggers are closed by then. */
  private static AtomicBoolean tellWhoEndsIt() {
    AtomicBoolean ended = new AtomicBoolean();
    Runnable tell =
        () -> {
          if (!ended.get()) {
            System.err.println("LoadBatch: asked to end before its work was done");
          }
        };
    Runtime.getRuntime().addShutdownHook(new Thread(tell, "tell-who-ends-it"));
    return ended;
  }

  private static BatchRequest read(String uri, Configuration configuration) throws IOException {
    Path path = new Path(uri);
    try (InputStream in = path.getFileSystem(configuration).open(path)) {
      String json = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return ContractJson.read(json, BatchRequest.class);
    }
  }
}
