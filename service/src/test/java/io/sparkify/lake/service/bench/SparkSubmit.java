package io.sparkify.lake.service.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The spark-submit that the service uses too, with the settings that Spark has by itself. */
record SparkSubmit(Path root) {
  /**
   * Runs an application to its end, or kills it.
   *
   * @return the seconds from the start of spark-submit to its end; the limit if it was killed
   */
  double time(
      Path folder,
      Place place,
      String mainClass,
      String jar,
      List<String> arguments,
      Duration limit)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(root.resolve("job/target/spark/bin/spark-submit").toString());
    command.addAll(List.of("--class", mainClass));
    command.addAll(place.spark());
    command.add(root.resolve("job/target").resolve(jar).toString());
    command.addAll(arguments);
    Map<String, String> environment = new HashMap<>(place.environment());
    // Nobody else on the network is to reach it.
    environment.put("SPARK_LOCAL_IP", "127.0.0.1");
    return Programs.time(folder, environment, command, limit);
  }
}
