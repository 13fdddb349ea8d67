package io.sparkify.lake.service.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sparkify.lake.job.contract.ApplicationTag;
import io.sparkify.lake.job.contract.BatchRequest;
import io.sparkify.lake.job.contract.CancelRequest;
import io.sparkify.lake.job.contract.ContractJson;
import io.sparkify.lake.job.contract.LakePaths;
import io.sparkify.lake.job.contract.LoadTask;
import io.sparkify.lake.job.contract.PartitionKey;
import io.sparkify.lake.job.contract.Progress;
import io.sparkify.lake.job.contract.RunId;
import io.sparkify.lake.service.db.MutableClock;
import io.sparkify.lake.service.diagnosis.Diagnosis;
import io.sparkify.lake.service.diagnosis.Redaction;
import io.sparkify.lake.service.diagnosis.Rules;
import io.sparkify.lake.service.run.TestSettings;
import io.sparkify.lake.service.storage.Location;
import io.sparkify.lake.service.storage.Storage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DriverKillTest {
  @TempDir Path folder;
  private final Storage storage = new Storage();
  private final ApplicationTag tag = ApplicationTag.random();
  private final RunId run = RunId.random();
  private final MutableClock clock = new MutableClock(Instant.parse("2018-12-01T06:00:00Z"));

  @AfterEach
  void killWhatIsLeft() {
    DriverProcess.find(location(LakePaths.request(tag)))
        .ifPresent(
            driver -> {
              driver.descendants().forEach(ProcessHandle::destroyForcibly);
              driver.destroyForcibly();
            });
  }

  @Test
  void driverEndsWithAllItsChildren() throws Exception {
    SparkJobLauncher launcher = here("sleep 600 & sleep 601 & echo ready; wait");
    List<ProcessHandle> tree = launchedTree(launcher, 3);

    launcher.kill(request(), null);

    await().until(() -> tree.stream().noneMatch(ProcessHandle::isAlive));
    await().until(() -> !launcher.look(request()).alive());
  }

  @Test
  void driverThatIgnoresBeingAskedIsKilledFiveSecondsLater() throws Exception {
    SparkJobLauncher launcher =
        here(
            "trap '' TERM; mkfifo \"$SPARK_HOME/gate\"; echo ready; read -r line <> \"$SPARK_HOME/gate\"");
    List<ProcessHandle> tree = launchedTree(launcher, 1);

    launcher.kill(request(), null);
    clock.advance(Duration.ofMillis(4_999));
    launcher.kill(request(), null);
    assertThat(launcher.look(request()).alive()).isTrue();
    clock.advance(Duration.ofMillis(1));
    launcher.kill(request(), null);

    await().until(() -> tree.stream().noneMatch(ProcessHandle::isAlive));
  }

  @Test
  void orphanIsFoundAndKilledByItsTagAlone() throws Exception {
    SparkJobLauncher launcher = here("echo ready; sleep 600");
    List<ProcessHandle> tree = launchedTree(launcher, 2);
    assertThat(launcher.running()).contains(tag);

    launcher.killOrphan(tag);

    await().until(() -> tree.stream().noneMatch(ProcessHandle::isAlive));
    assertThat(launcher.running()).doesNotContain(tag);
  }

  @Test
  void driverOnAnotherMachineLivesAsLongAsItsHeartToo() throws Exception {
    SparkJobLauncher launcher =
        launcher(FakeSpark.that(folder, "true").configuration(Map.of()), tag -> true);
    say(0);
    assertThat(launcher.look(request()).alive()).isTrue();
    clock.advance(Duration.ofMinutes(1));
    assertThat(launcher.look(request()).alive()).isFalse();
  }

  @Test
  void anotherInstanceKillsItToo() throws Exception {
    List<ProcessHandle> tree = launchedTree(here("echo ready; sleep 600"), 2);

    SparkConfiguration configuration =
        new FakeSpark(folder.resolve("spark"), folder.resolve("lake-job.jar"))
            .configuration(Map.of());
    launcher(configuration).kill(request(), null);

    await().until(() -> tree.stream().noneMatch(ProcessHandle::isAlive));
  }

  @Test
  void applicationOnYarnIsKilledByItsIdWithTheChildsEnvironment() throws Exception {
    Path killed = folder.resolve("killed");
    SparkJobLauncher launcher =
        onCluster(
            "yarn",
            "echo 'INFO Client: Submitted application application_1541105830796_0042'",
            killer(killed));
    launcher.launch(request());
    awaitLog("Submitted");

    launcher.kill(request(), "application_1541105830796_0042");

    await().until(() -> Files.exists(killed));
    assertThat(Files.readAllLines(killed))
        .containsExactly("-kill application_1541105830796_0042", folder + "/spark");
    Files.delete(killed);
    clock.advance(Duration.ofSeconds(29));
    launcher.kill(request(), "application_1541105830796_0042");
    assertThat(killed).doesNotExist();
    clock.advance(Duration.ofSeconds(1));
    launcher.kill(request(), "application_1541105830796_0042");
    await().until(() -> Files.exists(killed));
  }

  @Test
  void driverOnAStandaloneClusterIsKilledBySparkSubmitByTheIdThatItSaid() throws Exception {
    SparkJobLauncher launcher =
        onCluster(
            "spark://master:7077",
            "echo \"args: $*\"; echo '\"submissionId\" : \"driver-20181201060000-0007\"'",
            List.of());
    launcher.launch(request());
    awaitLog("submissionId");

    launcher.kill(request(), "app-20181201060001-0003");

    awaitLog("args: --master spark://master:7077 --kill driver-20181201060000-0007");
  }

  @Test
  void driverOnAClusterLivesAsLongAsItsHeart() throws Exception {
    SparkJobLauncher launcher = onCluster("yarn", "true", List.of("true"));
    launcher.launch(request());
    say(0);
    assertThat(launcher.look(request()).alive()).isTrue();
    clock.advance(Duration.ofSeconds(59));
    say(1);
    assertThat(launcher.look(request()).alive()).isTrue();
    clock.advance(Duration.ofSeconds(59));
    assertThat(launcher.look(request()).alive()).isTrue();
    clock.advance(Duration.ofSeconds(1));
    await().until(() -> !launcher.look(request()).alive());
  }

  @Test
  void wishToCancelLiesWhereTheJobLooks() throws Exception {
    here("true").askToCancel(request(), Set.of(run));
    assertThat(storage.readText(location(LakePaths.cancel(tag))))
        .contains(ContractJson.write(new CancelRequest(List.of(run))));
  }

  @Test
  void publicationInTheJournalOfADeadDriverIsSeen() throws Exception {
    SparkJobLauncher launcher = here("true");
    assertThat(launcher.look(request()).publishing()).isEmpty();
    storage.writeText(
        location(LakePaths.journal(LakePaths.publication(tag, 0))),
        "{\"reports\": [{\"target\": \"%s\"}]}".formatted(LakePaths.report(run, 1)));
    assertThat(launcher.look(request()).publishing()).containsExactly(run);
  }

  private List<ProcessHandle> launchedTree(SparkJobLauncher launcher, int size) throws Exception {
    launcher.launch(request());
    awaitLog("ready");
    ProcessHandle driver = DriverProcess.find(location(LakePaths.request(tag))).orElseThrow();
    return await()
        .until(
            () -> Stream.concat(driver.descendants(), Stream.of(driver)).toList(),
            tree -> tree.size() == size);
  }

  private List<String> killer(Path killed) throws IOException {
    Path script = folder.resolve("kill.sh");
    Files.writeString(
        script,
        "#!/usr/bin/env bash\nprintf '%%s\\n' \"$*\" \"$SPARK_HOME\" > '%s.new'; mv '%s.new' '%s'\n"
            .formatted(killed, killed, killed));
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    return List.of(script.toString(), "-kill", ClusterKill.ID);
  }

  private void awaitLog(String text) {
    Path log = folder.resolve("work/logs").resolve(tag + ".log");
    await().until(() -> Files.exists(log) && Files.readString(log).contains(text));
  }

  private void say(int second) throws IOException {
    Progress progress =
        new Progress(
            tag, "application_1_1", "worker", 1, clock.instant().plusSeconds(second), List.of());
    storage.writeText(location(LakePaths.progress(tag)), ContractJson.write(progress));
  }

  private SparkJobLauncher here(String script) throws IOException {
    return launcher(FakeSpark.that(folder, script).configuration(Map.of()));
  }

  private SparkJobLauncher onCluster(String master, String script, List<String> killCommand)
      throws IOException {
    return launcher(
        FakeSpark.that(folder, script).configuration(master, "cluster", killCommand, Map.of()));
  }

  private SparkJobLauncher launcher(SparkConfiguration configuration) {
    return launcher(configuration, tag -> false);
  }

  private SparkJobLauncher launcher(
      SparkConfiguration configuration, Predicate<ApplicationTag> elsewhere) {
    return new SparkJobLauncher(
        configuration,
        Duration.ZERO,
        storage,
        lake(),
        folder.resolve("work"),
        new Diagnosis(Rules.shipped(), Redaction.byForm()),
        clock,
        elsewhere,
        () -> {});
  }

  private BatchRequest request() {
    LoadTask task = new LoadTask(run, 1, PartitionKey.parse("2018-11"), List.of(), null);
    return TestSettings.request(tag, lake(), task);
  }

  private String location(String path) {
    return lake() + "/" + path;
  }

  private String lake() {
    return Location.resolve("lake", folder);
  }
}
