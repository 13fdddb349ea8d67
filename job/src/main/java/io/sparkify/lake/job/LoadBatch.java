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
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;

/**
 * Loads one batch: {@code --request URI}, where the URI names a {@link BatchRequest} as JSON. Ends
 * with 0 when every task has its report, whatever the reports say; with another status if that
 * could not be reached.
 */
public final class LoadBatch {
  private LoadBatch() {}

  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 2 || !arguments[0].equals("--request")) {
      throw new IllegalArgumentException(
          "Usage: --request URI, where the URI names the request of a batch as JSON");
    }
    String uri = arguments[1];
    AtomicBoolean ended = tellWhoEndsIt();
    try (SparkSession spark = LakeSession.start("lake " + new Path(uri).getParent().getName())) {
      Configuration configuration = spark.sessionState().newHadoopConf();
      BatchRequest request = read(uri, configuration);
      LakeFiles lake = LakeFiles.open(request.lake(), configuration);
      new Batch(spark, lake, request, Clock.systemUTC()).run();
    } finally {
      ended.set(true);
    }
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
