package io.sparkify.lake.service.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropwizard.util.Duration;
import io.sparkify.lake.job.contract.ApplicationTag;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SparkSettingsTest {
  private static final ApplicationTag TAG = ApplicationTag.random();
  private static final Path LOCAL = Path.of("/srv/my local/" + TAG);
  private static final String OURS =
      "\"-Dlog4j2.configurationFile=jar:file:///opt/my%20jobs/lake-job.jar!/lake-log4j2.properties\""
          + " \"-Djava.io.tmpdir="
          + LOCAL
          + "\" \"-Dshared=a b\"";

  @Test
  void driverOnThisMachineLogsAndSpillsWhereTheServiceLooks() {
    assertThat(settings("local[2]", "client", Map.of()))
        .containsEntry("spark.driver.extraJavaOptions", OURS)
        .containsEntry("spark.hadoop.hadoop.tmp.dir", LOCAL.toString());
  }

  @Test
  void driverOptionsOfTheOperatorAreKeptAndComeLast() {
    assertThat(
            settings(
                "yarn",
                "client",
                Map.of(
                    "spark.driver.extraJavaOptions", "-Dlog4j2.configurationFile=/my.xml -Xss4m")))
        .containsEntry(
            "spark.driver.extraJavaOptions", OURS + " -Dlog4j2.configurationFile=/my.xml -Xss4m");
  }

  @Test
  void driverOnTheClusterIsNotToldOfFoldersOfThisMachine() {
    assertThat(settings("yarn", "cluster", Map.of()))
        .doesNotContainKeys("spark.driver.extraJavaOptions", "spark.hadoop.hadoop.tmp.dir");
  }

  @Test
  void operatorMayChooseWhereToSpillAndHowToReachS3() {
    Map<String, String> conf =
        Map.of("spark.local.dir", "/scratch", "spark.hadoop.fs.s3a.endpoint", "http://mine");
    assertThat(settings("local[2]", "client", conf))
        .containsEntry("spark.hadoop.fs.s3a.endpoint", "http://mine");
    assertThat(DriverEnvironment.of(configuration("local[2]", "client", conf), LOCAL))
        .containsEntry("SPARK_LOCAL_DIRS", "/scratch");
  }

  @Test
  void applicationSeesTheFileSystemsOfTheService() {
    assertThat(settings("local[2]", "client", Map.of()))
        .containsEntry("spark.hadoop.fs.s3a.endpoint", "http://ours");
  }

  @Test
  void environmentOfALocalDriverBindsItToThisMachine() {
    assertThat(DriverEnvironment.of(configuration("local[2]", "client", Map.of()), LOCAL))
        .isEqualTo(
            Map.of(
                "SPARK_HOME", "/opt/spark",
                "JAVA_HOME", System.getProperty("java.home"),
                "LAKE_DATABASE_PASSWORD", "",
                "SPARK_LOCAL_DIRS", LOCAL.toString(),
                "SPARK_LOCAL_IP", "127.0.0.1"));
    assertThat(DriverEnvironment.of(configuration("yarn", "cluster", Map.of()), LOCAL))
        .doesNotContainKeys("SPARK_LOCAL_IP", "SPARK_LOCAL_DIRS");
  }

  private static Map<String, String> settings(
      String master, String deployMode, Map<String, String> conf) {
    return SparkSettings.of(
        configuration(master, deployMode, conf),
        TAG,
        Map.of("fs.s3a.endpoint", "http://ours"),
        LOCAL,
        List.of("-Dshared=a b"));
  }

  private static SparkConfiguration configuration(
      String master, String deployMode, Map<String, String> conf) {
    return new SparkConfiguration(
        "/opt/spark",
        master,
        deployMode,
        "/opt/my jobs/lake-job.jar",
        "1g",
        Duration.minutes(2),
        Duration.hours(6),
        Duration.minutes(15),
        Duration.minutes(1),
        Duration.seconds(30),
        "off",
        List.of(),
        conf);
  }
}
