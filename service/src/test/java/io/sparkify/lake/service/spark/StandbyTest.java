package io.sparkify.lake.service.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sparkify.lake.job.contract.ApplicationTag;
import io.sparkify.lake.job.contract.BatchRequest;
import io.sparkify.lake.job.contract.LakePaths;
import io.sparkify.lake.job.contract.LoadTask;
import io.sparkify.lake.job.contract.PartitionKey;
import io.sparkify.lake.job.contract.RunId;
import io.sparkify.lake.job.contract.SourceFile;
import io.sparkify.lake.service.diagnosis.Diagnosis;
import io.sparkify.lake.service.diagnosis.Redaction;
import io.sparkify.lake.service.diagnosis.Rules;
import io.sparkify.lake.service.run.TestSettings;
import io.sparkify.lake.service.storage.Location;
import io.sparkify.lake.service.storage.Storage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StandbyTest {
  private static final Duration LINGER = Duration.ofMinutes(10);

  @TempDir Path folder;
  private final List<ApplicationTag> tags = new ArrayList<>();

  @AfterEach
  void killWhatIsLeft() {
    tags.forEach(tag -> DriverProcess.all(location(tag)).forEach(ProcessHandle::destroyForcibly));
  }

  @Test
  void driverThatWaitedIsToldOfTheRequestAndNoOtherOneStarts() throws Exception {
    SparkJobLauncher launcher = launcher(LINGER, "local[*]");
    launcher.rest();
    ApplicationTag tag = next(launcher);
    ProcessHandle waiting = await().until(() -> process(tag), found -> found != null);
    assertThat(Files.readString(log(tag)))
        .endsWith("--request %s --standby %s 600%n".formatted(location(tag), decision(tag)));
    assertThat(decision(tag)).doesNotExist();

    launcher.launch(request(tag, 1));

    assertThat(decision(tag)).exists();
    assertThat(Path.of(location(tag).substring("file://".length()))).exists();
    assertThat(DriverProcess.all(location(tag))).containsExactly(waiting);
    assertThat(launcher.look(request(tag, 1)).alive()).isTrue();
    assertThat(next(launcher)).isNotEqualTo(tag);
  }

  @Test
  void oneWaitsAtMostAndTheNextOneStartsOnceAnApplicationHasEnded() throws Exception {
    SparkJobLauncher launcher = launcher(LINGER, "local[*]");
    launcher.rest();
    launcher.rest();
    ApplicationTag first = next(launcher);
    assertThat(next(launcher)).isEqualTo(first);
    ProcessHandle process = await().until(() -> process(first), found -> found != null);
    launcher.launch(request(first, 1));
    launcher.rest();
    assertThat(drivers()).containsExactly(first);

    process.destroyForcibly();
    await().until(() -> !launcher.look(request(first, 1)).alive());
    launcher.rest();
    ApplicationTag second = next(launcher);
    await().until(() -> process(second) != null);
    assertThat(drivers()).containsExactly(second);
  }

  @Test
  void muchIsLoadedByADriverThatIsStartedForIt() throws Exception {
    SparkJobLauncher launcher = launcher(LINGER, "local[*]");
    launcher.rest();
    ApplicationTag tag = next(launcher);
    ProcessHandle waiting = await().until(() -> process(tag), found -> found != null);

    launcher.launch(request(tag, QuickStart.MOST_BYTES + 1));

    assertThat(waiting.isAlive()).isFalse();
    assertThat(decision(tag)).doesNotExist();
    await().until(() -> process(tag) != null);
    await().until(() -> Files.readString(log(tag)).endsWith("--request " + location(tag) + "\n"));
  }

  @Test
  void requestThatComesTooLateIsLoadedByAnotherDriver() throws Exception {
    SparkJobLauncher launcher = launcher(LINGER, "local[*]");
    launcher.rest();
    ApplicationTag tag = next(launcher);
    ProcessHandle waiting = await().until(() -> process(tag), found -> found != null);
    Files.createFile(decision(tag));

    launcher.launch(request(tag, 1));

    assertThat(waiting.isAlive()).isFalse();
    await().until(() -> process(tag) != null);
    assertThat(process(tag)).isNotEqualTo(waiting);
  }

  @Test
  void driverThatEndedByItselfIsForgottenWithItsSettings() throws Exception {
    SparkJobLauncher launcher = launcher(LINGER, "local[*]");
    launcher.rest();
    ApplicationTag tag = next(launcher);
    ProcessHandle waiting = await().until(() -> process(tag), found -> found != null);
    Path settings = folder.resolve("work/settings").resolve(tag + ".properties");
    assertThat(settings).exists();

    waiting.destroyForcibly();

    await().until(() -> !next(launcher).equals(tag));
    assertThat(settings).doesNotExist();
    assertThat(decision(tag).getParent()).doesNotExist();
  }

  @Test
  void driverWhoseTagIsForgoneEndsAndTheNextOneHasAnother() throws Exception {
    SparkJobLauncher launcher = launcher(LINGER, "local[*]");
    launcher.rest();
    ApplicationTag tag = next(launcher);
    ProcessHandle waiting = await().until(() -> process(tag), found -> found != null);
    launcher.forgo(ApplicationTag.random());
    assertThat(next(launcher)).isEqualTo(tag);

    launcher.forgo(tag);

    assertThat(waiting.isAlive()).isFalse();
    assertThat(next(launcher)).isNotEqualTo(tag);
    assertThat(decision(tag).getParent()).doesNotExist();
  }

  @Test
  void driverOfALifeBeforeIsNotJoinedByAnother() throws Exception {
    FakeSpark spark = spark();
    SparkJobLauncher before = launcher(spark, Duration.ZERO, "local[*]");
    ApplicationTag tag = next(before);
    before.launch(request(tag, 1));
    await().until(() -> process(tag) != null);

    SparkJobLauncher launcher = launcher(spark, LINGER, "local[*]");
    launcher.rest();
    assertThat(drivers()).containsExactly(tag);
  }

  @Test
  void nothingWaitsUnlessItIsAskedForAndSparkIsHere() throws Exception {
    FakeSpark spark = spark();
    launcher(spark, Duration.ZERO, "local[*]").rest();
    launcher(spark, LINGER, "yarn").rest();

    assertThat(folder.resolve("work")).doesNotExist();
  }

  private ApplicationTag next(SparkJobLauncher launcher) {
    ApplicationTag tag = launcher.nextTag();
    tags.add(tag);
    return tag;
  }

  private @Nullable ProcessHandle process(ApplicationTag tag) {
    return DriverProcess.find(location(tag)).orElse(null);
  }

  /** Of this lake. */
  private List<ApplicationTag> drivers() {
    return DriverProcess.requests().entrySet().stream()
        .filter(driver -> driver.getValue().startsWith(lake()))
        .map(Map.Entry::getKey)
        .toList();
  }

  private SparkJobLauncher launcher(Duration linger, String master) throws IOException {
    return launcher(spark(), linger, master);
  }

  /** Says with which arguments it was started. */
  private FakeSpark spark() throws IOException {
    return FakeSpark.that(
        folder, "echo \"$@\"; mkfifo \"$SPARK_HOME/gate-$$\"; read -r <> \"$SPARK_HOME/gate-$$\"");
  }

  private SparkJobLauncher launcher(FakeSpark spark, Duration linger, String master) {
    return new SparkJobLauncher(
        spark.configuration(master, "client", List.of(), Map.of()),
        linger,
        new Storage(),
        lake(),
        folder.resolve("work"),
        new Diagnosis(Rules.shipped(), Redaction.byForm()),
        Clock.systemUTC(),
        any -> false,
        () -> {});
  }

  private BatchRequest request(ApplicationTag tag, long bytes) {
    LoadTask task =
        new LoadTask(
            RunId.random(),
            1,
            PartitionKey.parse("2018-11"),
            List.of(new SourceFile("2018/11/a.json", bytes, "1")),
            null);
    return TestSettings.request(tag, lake(), task);
  }

  private Path log(ApplicationTag tag) {
    return folder.resolve("work/logs").resolve(tag + ".log");
  }

  private Path decision(ApplicationTag tag) {
    return folder.resolve("work/local").resolve(tag.toString()).resolve("decision");
  }

  private String location(ApplicationTag tag) {
    return lake() + "/" + LakePaths.request(tag);
  }

  private String lake() {
    return Location.resolve("lake", folder);
  }
}
