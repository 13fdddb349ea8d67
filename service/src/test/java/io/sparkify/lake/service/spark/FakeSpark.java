package io.sparkify.lake.service.spark;

import io.dropwizard.util.Duration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;

/** A Spark home whose spark-submit is a shell script. */
public record FakeSpark(Path home, Path jobJar) {
  /** Blocks until the gate is opened, without a process of its own that a kill would leave. */
  public static final String WAIT =
      "mkfifo \"$SPARK_HOME/gate\"; read -r line <> \"$SPARK_HOME/gate\"";

  public static FakeSpark that(Path folder, String script) throws IOException {
    Path home = folder.resolve("spark");
    Files.createDirectories(home.resolve("bin"));
    Files.createDirectories(home.resolve("jars"));
    Files.createFile(home.resolve("jars/spark-core_2.13-0.jar"));
    Path jobJar = Files.createFile(folder.resolve("lake-job.jar"));
    Path submit = home.resolve("bin/spark-submit");
    Files.writeString(submit, "#!/usr/bin/env bash\n" + script + "\n");
    Files.setPosixFilePermissions(submit, PosixFilePermissions.fromString("rwxr-xr-x"));
    return new FakeSpark(home, jobJar);
  }

  public void openGate() throws IOException {
    Files.writeString(home.resolve("gate"), "go\n");
  }

  SparkConfiguration configuration(Map<String, String> conf) {
    return configuration("local[*]", "client", List.of(), conf);
  }

  SparkConfiguration configuration(
      String master, String deployMode, List<String> killCommand, Map<String, String> conf) {
    return new SparkConfiguration(
        home.toString(),
        master,
        deployMode,
        jobJar.toString(),
        "1g",
        Duration.minutes(2),
        Duration.hours(6),
        Duration.minutes(15),
        Duration.minutes(1),
        Duration.seconds(30),
        "off",
        killCommand,
        conf);
  }
}
