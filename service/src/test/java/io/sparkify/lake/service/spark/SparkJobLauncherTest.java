package io.sparkify.lake.service.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.sparkify.lake.job.contract.ApplicationTag;
import io.sparkify.lake.job.contract.BatchRequest;
import io.sparkify.lake.job.contract.ContractJson;
import io.sparkify.lake.job.contract.Failure;
import io.sparkify.lake.job.contract.FailureKind;
import io.sparkify.lake.job.contract.LakePaths;
import io.sparkify.lake.job.contract.LoadTask;
import io.sparkify.lake.job.contract.PartitionKey;
import io.sparkify.lake.job.contract.RunId;
import io.sparkify.lake.service.diagnosis.Diagnosis;
import io.sparkify.lake.service.diagnosis.Redaction;
import io.sparkify.lake.service.diagnosis.Rules;
import io.sparkify.lake.service.run.JobLauncher.LaunchFailedException;
import io.sparkify.lake.service.run.Sighting;
import io.sparkify.lake.service.run.TestSettings;
import io.sparkify.lake.service.storage.Location;
import io.sparkify.lake.service.storage.Storage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SparkJobLauncherTest {
  @TempDir Path folder;
  private final Storage storage = new Storage();
  private final AtomicInteger rings = new AtomicInteger();
  private final ApplicationTag tag = ApplicationTag.random();
  private final RunId run = RunId.random();

  @AfterEach
  void killWhatIsLeft() {
    DriverProcess.find(requestLocation()).ifPresent(ProcessHandle::destroyForcibly);
  }

  @Test
  void childGetsTheRequestAndNoSettingInItsArguments() throws Exception {
    FakeSpark spark = FakeSpark.that(folder, "printf '%s\\n' \"$@\"");
    launcher(spark, Map.of("spark.hadoop.fs.s3a.secret.key", "s3cr3t")).launch(request());
    awaitDeath(spark);

    Path settings = folder.resolve("work/settings").resolve(tag + ".properties");
    assertThat(logLines())
        .containsExactly(
            "--properties-file",
            settings.toString(),
            "--class",
            "io.sparkify.lake.job.LoadBatch",
            spark.jobJar().toString(),
            "--request",
            requestLocation());
    assertThat(storage.readText(requestLocation())).contains(ContractJson.write(request()));
  }

  @Test
  void settingsAreForTheOwnUserOnlyAndGoWithTheProcess() throws Exception {
    FakeSpark spark = FakeSpark.that(folder, FakeSpark.WAIT);
    launcher(spark, Map.of("spark.hadoop.fs.s3a.secret.key", "s3cr3t")).launch(request());

    Path settings = folder.resolve("work/settings").resolve(tag + ".properties");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(settings)))
        .isEqualTo("rw-------");
    assertThat(settings).content().contains("s3cr3t", "spark.sql.session.timeZone=UTC");
    openGateAndAwaitDeath(spark);
    assertThat(settings).doesNotExist();
  }

  @Test
  void driversTemporaryFilesLieInTheWorkFolderAndGoWithIt() throws Exception {
    FakeSpark spark =
        FakeSpark.that(
            folder,
            "echo \"$SPARK_LOCAL_IP\"; mkdir \"$SPARK_LOCAL_DIRS/blockmgr\";"
                + " touch \"$SPARK_LOCAL_DIRS/blockmgr/spill\"; "
                + FakeSpark.WAIT);
    launcher(spark, Map.of()).launch(request());

    Path local = folder.resolve("work/local").resolve(tag.toString());
    await().until(() -> Files.exists(local.resolve("blockmgr/spill")));
    assertThat(logLines()).containsExactly("127.0.0.1");
    openGateAndAwaitDeath(spark);
    assertThat(local).doesNotExist();
  }

  @Test
  void launchClearsAwayWhatAKilledDriverLeftAndNothingElse() throws Exception {
    Path left = folder.resolve("work/local").resolve(ApplicationTag.random().toString());
    Files.createDirectories(left.resolve("blockmgr/0a"));
    Files.writeString(left.resolve("blockmgr/0a/spill"), "bytes");
    FakeSpark spark = FakeSpark.that(folder, FakeSpark.WAIT);
    SparkJobLauncher launcher = launcher(spark, Map.of());
    launcher.launch(request());
    assertThat(left).doesNotExist();

    Path running = folder.resolve("work/local").resolve(tag.toString());
    await().until(() -> DriverProcess.find(requestLocation()).isPresent());
    new LocalFolders(folder.resolve("work")).sweep();
    assertThat(running).isDirectory();
    openGateAndAwaitDeath(spark);
  }

  @Test
  void bothOutputsGoToTheLogAndTheDatabasePasswordDoesNotReachTheChild() throws Exception {
    FakeSpark spark =
        FakeSpark.that(
            folder, "echo out; echo err >&2; echo \"[$SPARK_HOME][$LAKE_DATABASE_PASSWORD]\"");
    launcher(spark, Map.of()).launch(request());
    awaitDeath(spark);

    assertThat(logLines()).containsExactly("out", "err", "[" + spark.home() + "][]");
  }

  @Test
  void killedDriverWithoutReportIsCalledKilled() throws Exception {
    FakeSpark spark = FakeSpark.that(folder, "echo 'INFO reading'; " + FakeSpark.WAIT);
    launcher(spark, Map.of()).launch(request());
    await().until(() -> logLines().contains("INFO reading"));
    assertThat(look(spark)).isEqualTo(new Sighting(true, List.of(), null, null));

    DriverProcess.find(requestLocation()).orElseThrow().destroyForcibly();

    Failure death = awaitDeath(spark);
    assertThat(death.code()).isEqualTo("driver_killed");
    assertThat(death.kind()).isEqualTo(FailureKind.INFRASTRUCTURE);
    assertThat(death.evidence()).isEqualTo("INFO reading");
  }

  @Test
  void driverThatRanOutOfMemorySaysSo() throws Exception {
    FakeSpark spark =
        FakeSpark.that(folder, "echo 'java.lang.OutOfMemoryError: Java heap space'; exit 1");
    launcher(spark, Map.of()).launch(request());

    assertThat(awaitDeath(spark).code()).isEqualTo("driver_out_of_memory");
  }

  @Test
  void anotherInstanceFindsTheProcessByItsRequest() throws Exception {
    FakeSpark spark = FakeSpark.that(folder, FakeSpark.WAIT);
    launcher(spark, Map.of()).launch(request());

    SparkJobLauncher restarted = launcher(spark, Map.of());
    assertThat(restarted.look(request()).alive()).isTrue();
    int before = rings.get();
    openGate(spark);
    await().until(() -> !restarted.look(request()).alive());
    await().until(() -> rings.get() > before);
  }

  @Test
  void driverIsNotSeenDeadBeforeItsReport() throws Exception {
    String report = folder.resolve("lake").resolve(LakePaths.report(run, 1)).toString();
    FakeSpark spark =
        FakeSpark.that(
            folder,
            "mkdir -p \"$(dirname '%s')\"; printf '{\"half' > '%s'; %s; printf '%%s' '%s' > '%s'"
                .formatted(report, report, FakeSpark.WAIT, Reports.json(run, tag), report));
    SparkJobLauncher launcher = launcher(spark, Map.of());
    launcher.launch(request());
    await().until(() -> Files.exists(Path.of(report)));
    assertThat(launcher.look(request()).reports()).isEmpty();

    openGate(spark);
    Sighting last = await().until(() -> launcher.look(request()), seen -> !seen.alive());
    assertThat(last.reports()).containsExactly(Reports.succeeded(run, tag));
  }

  @Test
  void wrongSparkHomeIsNamedBeforeAnythingStarts() throws Exception {
    FakeSpark spark = FakeSpark.that(folder, "true");
    Files.delete(spark.home().resolve("bin/spark-submit"));

    Failure failure = launchFailure(spark, request());
    assertThat(failure.code()).isEqualTo("spark_home_invalid");
    assertThat(failure.kind()).isEqualTo(FailureKind.BAD_CONFIGURATION);
    assertThat(failure.cause()).contains(spark.home().resolve("bin/spark-submit").toString());
    assertThat(failure.remedy()).contains("SPARK_HOME");
    assertThat(folder.resolve("lake")).doesNotExist();
  }

  @Test
  void missingJobJarIsNamed() throws Exception {
    FakeSpark spark = FakeSpark.that(folder, "true");
    Files.delete(spark.jobJar());

    assertThat(launchFailure(spark, request()).code()).isEqualTo("job_jar_missing");
  }

  @Test
  void lakeThatCannotBeWrittenIsNamed() throws Exception {
    FakeSpark spark = FakeSpark.that(folder, "true");
    Files.writeString(folder.resolve("lake"), "not a folder");

    assertThat(launchFailure(spark, request()).code()).isEqualTo("lake_not_writable");
  }

  private Failure launchFailure(FakeSpark spark, BatchRequest request) {
    LaunchFailedException thrown =
        catchThrowableOfType(
            LaunchFailedException.class, () -> launcher(spark, Map.of()).launch(request));
    return thrown.failure();
  }

  private void openGateAndAwaitDeath(FakeSpark spark) throws IOException {
    openGate(spark);
    awaitDeath(spark);
  }

  private static void openGate(FakeSpark spark) throws IOException {
    await().until(() -> Files.exists(spark.home().resolve("gate")));
    spark.openGate();
  }

  private Failure awaitDeath(FakeSpark spark) {
    Failure death = await().until(() -> look(spark), seen -> !seen.alive()).death();
    assertThat(death).isNotNull();
    return Objects.requireNonNull(death);
  }

  private Sighting look(FakeSpark spark) {
    return launcher(spark, Map.of()).look(request());
  }

  private List<String> logLines() throws IOException {
    return Files.readAllLines(folder.resolve("work/logs").resolve(tag + ".log"));
  }

  private SparkJobLauncher launcher(FakeSpark spark, Map<String, String> conf) {
    return new SparkJobLauncher(
        spark.configuration(conf),
        Duration.ZERO,
        storage,
        lake(),
        folder.resolve("work"),
        new Diagnosis(Rules.shipped(), Redaction.byForm()),
        Clock.systemUTC(),
        any -> false,
        rings::incrementAndGet);
  }

  private BatchRequest request() {
    LoadTask task = new LoadTask(run, 1, PartitionKey.parse("2018-11"), List.of(), null);
    return TestSettings.request(tag, lake(), task);
  }

  private String requestLocation() {
    return lake() + "/" + LakePaths.request(tag);
  }

  private String lake() {
    return Location.resolve("lake", folder);
  }
}
