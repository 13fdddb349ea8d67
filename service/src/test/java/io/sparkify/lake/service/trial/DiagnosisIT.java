package io.sparkify.lake.service.trial;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Failures that are caused for real are explained by REST: what happened, what to do, and the lines
 * that show it. {@link FailureIT} causes others.
 */
@ExtendWith(LoadedSites.class)
class DiagnosisIT {
  private static final String NEW = "2018-03";
  private static final long EVENTS_OF_A_BIG_MONTH = 100_000;

  private final LoadedSite loaded;
  @TempDir Path folder;

  DiagnosisIT(LoadedSite loaded) {
    this.loaded = loaded;
  }

  @Test
  void driverWithTooLittleMemoryIsToldHowMuchItNeeds() throws Exception {
    assertExplained(
        Map.of("LAKE_SPARK_DRIVER_MEMORY", "100m"),
        "driver_memory_too_small",
        "must be at least 471859200",
        "Set spark.driver_memory");
  }

  @Test
  void damagedTableIsFoundBehindTheJobsOwnReport() throws Exception {
    Site site = siteWithNewMonth();
    try (Stream<Path> files = Files.walk(site.lake().resolve("songs"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.writeString(file, "This was a parquet file before somebody wrote over it.");
      }
    }
    try (LakeProcess service = LakeProcess.start(site)) {
      JsonNode run = failedRun(service.api());
      assertExplained(
          service, run, "parquet_corrupt", "is not a Parquet file", "Find out what damaged");
      String report = "/runs/" + LakeApi.text(run, "id") + "/report";
      assertThat(service.api().get(report).at("/failure/code").asText())
          .as("the job knew no more")
          .isEqualTo("job_failed");
    }
  }

  @ParameterizedTest(name = "{0}={1}: {2}")
  @Tag("full")
  @CsvSource({
    "LAKE_SPARK_MASTER, nonsense, master_invalid, Master must either be yarn, Set spark.master",
    "LAKE_SPARK_MASTER, yarn, yarn_configuration_missing, HADOOP_CONF_DIR, Set HADOOP_CONF_DIR",
    "LAKE_SPARK_MASTER, spark://127.0.0.1:1, master_unreachable, All masters are unresponsive, Start the master",
    "LAKE_JOB_JAR, service/target/lake-service.jar, class_missing, io.sparkify.lake.job.LoadBatch, Build both again",
    "SPARK_SUBMIT_OPTS, -XX:MaxMetaspaceSize=odd, java_option_invalid, Improperly specified VM option, Mend spark.driver.extraJavaOptions",
    "SPARK_SUBMIT_OPTS, -XX:MaxMetaspaceSize=40m, metaspace_full, Metaspace, -XX:MaxMetaspaceSize",
  })
  void wrongEnvironmentIsNamed(
      String name, String value, String code, String evidence, String remedy) throws Exception {
    assertExplained(Map.of(name, value), code, evidence, remedy);
  }

  @ParameterizedTest(name = "{0}={1}: {2}")
  @Tag("full")
  @CsvSource({
    "spark.sql.catalogImplementation, hive, hive_missing, hive, Take spark.sql.catalogImplementation",
    "spark.network.timeout, often, spark_setting_invalid, often, Mend the setting",
    "spark.driver.maxResultSize, 1k, result_too_large, maxResultSize, Raise spark.driver.maxResultSize",
  })
  void wrongSettingOfAnInstallationIsNamed(
      String setting, String value, String code, String evidence, String remedy) throws Exception {
    OddSpark spark = OddSpark.in(folder.resolve("spark"));
    spark.submitWith(setting, value);
    assertExplained(Map.of("SPARK_HOME", spark.home().toString()), code, evidence, remedy);
  }

  @ParameterizedTest(name = "without {0}: {1}")
  @Tag("full")
  @CsvSource({
    "scala-library-, scala_version_differs, scala, Set SPARK_HOME to a Spark 4.1 for Scala 2.13",
    "spark-launcher_, spark_home_invalid, org.apache.spark.launcher.Main, Set SPARK_HOME to a Spark 4.1",
    "kryo-shaded-, class_missing, com/esotericsoftware/kryo, Build both again",
  })
  void installationThatLacksAJarIsNamed(String jar, String code, String evidence, String remedy)
      throws Exception {
    OddSpark spark = OddSpark.in(folder.resolve("spark"));
    spark.drop(jar);
    assertExplained(Map.of("SPARK_HOME", spark.home().toString()), code, evidence, remedy);
  }

  @Test
  @Tag("full")
  void driverThatIsAskedToEndSaysThatItWas(@TempDir Path other) throws Exception {
    Site site = loaded.site().copyTo(folder.resolve("site"));
    Site big = Site.in(other);
    LoadedSite.generate(big, NEW, NEW, EVENTS_OF_A_BIG_MONTH);
    try (LakeProcess service = LakeProcess.start(site)) {
      LakeApi api = service.api();
      site.addMonth(big, NEW);
      LakeApi.patiently().until(() -> !api.runs(NEW).isEmpty());
      String id = LakeApi.text(api.runs(NEW).get(0), "id");
      api.awaitRun(id, "RUNNING");
      LakeApi.patiently()
          .until(() -> api.get("/runs/" + id).at("/progress/fraction").asDouble() > 0);
      service.askDriverToEnd();

      assertExplained(
          service,
          api.awaitRun(id, "FAILED"),
          "driver_stopped",
          "asked to end",
          "See who stops it");
    }
  }

  private void assertExplained(
      Map<String, String> environment, String code, String evidence, String remedy)
      throws Exception {
    try (LakeProcess service = LakeProcess.start(siteWithNewMonth(), environment)) {
      assertExplained(service, failedRun(service.api()), code, evidence, remedy);
    }
  }

  private Site siteWithNewMonth() {
    Site site = loaded.site().copyTo(folder.resolve("site"));
    loaded.add(site, NEW);
    return site;
  }

  private static JsonNode failedRun(LakeApi api) {
    LakeApi.patiently().until(() -> !api.runs(NEW).isEmpty());
    return api.awaitRun(LakeApi.text(api.runs(NEW).get(0), "id"), "FAILED");
  }

  private static void assertExplained(
      LakeProcess service, JsonNode run, String code, String evidence, String remedy)
      throws Exception {
    JsonNode failure = run.at("/attempts/0/failure");
    assertThat(LakeApi.text(failure, "code")).as("%s", run).isEqualTo(code);
    assertThat(LakeApi.text(failure, "title")).isNotBlank();
    assertThat(LakeApi.text(failure, "cause")).endsWith(".");
    assertThat(LakeApi.text(failure, "remedy")).contains(remedy);
    assertThat(LakeApi.text(failure, "evidence")).contains(evidence);
    assertThat(LakeApi.text(failure, "evidence").lines()).hasSizeLessThan(26);
    assertShown(service, failure);
  }

  /** The command line shows the same, in lines as wide as its page. */
  private static void assertShown(LakeProcess service, JsonNode failure) throws Exception {
    Command shown = Command.lake("runs", NEW, "--url", service.url());
    assertThat(shown.status()).as(shown.output()).isZero();
    assertThat(shown.output().replaceAll("\\s+", " "))
        .contains(LakeApi.text(failure, "title"))
        .contains(LakeApi.text(failure, "cause"))
        .contains(LakeApi.text(failure, "remedy"));
  }
}
