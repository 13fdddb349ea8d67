package io.sparkify.lake.job.load;

import static io.sparkify.lake.job.load.TestEvents.DAY;
import static io.sparkify.lake.job.load.TestEvents.NOON;
import static io.sparkify.lake.job.load.TestEvents.play;
import static io.sparkify.lake.job.load.TestEvents.song;
import static org.assertj.core.api.Assertions.assertThat;

import io.sparkify.lake.job.contract.BatchRequest;
import io.sparkify.lake.job.contract.ContentDigest;
import io.sparkify.lake.job.contract.ContractJson;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The driver is killed while it replaces a month and the catalog: readers see no half month, and
 * the next run leaves what a clean load would have left.
 */
class KillTest {
  private static final long SEED = Long.getLong("lake.test.seed", 1);
  private static final int SIGKILLED = 128 + 9;

  @TempDir Path folder;
  private Trial trial;
  private Map<String, ContentDigest> before;

  @BeforeEach
  void loadAnOlderVersion() throws IOException {
    trial = Trial.in(folder);
    trial.input().log("2018-10", "a.json", play(NOON - 30 * DAY, "7", 1, 0, "paid"));
    trial
        .input()
        .log("2018-11", "a.json", play(NOON, "8", 1, 0, "free"), play(NOON + 1, "8", 1, 1, "free"));
    trial.loaded("songs", "2018-10", "2018-11");
    before = Lakes.digests(trial.input().lake());
    trial
        .input()
        .log(
            "2018-11",
            "b.json",
            play(NOON + DAY, "9", 2, 0, "paid"),
            play(NOON - 30 * DAY, "9", 2, 1, "paid"),
            "oops");
    trial.input().song("B/more.json", song("S9", "More", "A9", "Nine", 9, 2009));
  }

  @ParameterizedTest
  @ValueSource(strings = {"before journal/", "before time-2018-11"})
  void killedAtAStepOfPublishing(String step) throws Exception {
    killed(step.split(" ", 2)[0], step.split(" ", 2)[1]);
  }

  @ParameterizedTest
  @Tag("full")
  @ValueSource(
      strings = {
        "before fence/",
        "after fence/",
        "before strays/2018-10",
        "after strays/2018-10",
        "before staging/.*json",
        "after journal/",
        "before songplays-2018-11",
        "after songplays-2018-11",
        "after time-2018-11",
        "before _lake/users/2018-11",
        "before users/users",
        "after users/users",
        "before songs-2009",
        "after songs-2009",
        "before artists/artists",
        "before catalog/catalog",
        "after catalog/fingerprint",
        "before quarantine/2018-11",
        "before runs/.*report",
        "after runs/.*report"
      })
  void killedAtEveryStep(String step) throws Exception {
    killed(step.split(" ", 2)[0], step.split(" ", 2)[1]);
  }

  @ParameterizedTest
  @MethodSource("oneMoment")
  void killedAtARandomMoment(long milliseconds) throws Exception {
    killed("within", String.valueOf(milliseconds));
  }

  @ParameterizedTest
  @Tag("full")
  @MethodSource("twentyMoments")
  void killedAtTwentyRandomMoments(long milliseconds) throws Exception {
    killed("within", String.valueOf(milliseconds));
  }

  static Stream<Long> oneMoment() {
    return moments(SEED).limit(1);
  }

  static Stream<Long> twentyMoments() {
    return moments(SEED + 1).limit(20);
  }

  /** From the first write to about when a load of this size is done. */
  private static Stream<Long> moments(long seed) {
    Random random = new Random(seed);
    return Stream.generate(() -> (long) random.nextInt(12_000));
  }

  private void killed(String when, String what) throws Exception {
    Files.createDirectories(folder.resolve("expected"));
    BatchRequest request = trial.input().request("songs", "2018-11");
    int status = run(request, when, what);
    assertThat(status).isIn(when.equals("within") ? List.of(SIGKILLED, 0) : List.of(SIGKILLED));
    Map<String, ContentDigest> cutOff = Lakes.digests(trial.input().lake());

    trial.loaded("songs", "2018-11", "2018-10");

    Map<String, ContentDigest> after = Lakes.digests(trial.input().lake());
    Trial clean = new Trial(trial.input().into(folder.resolve("expected/lake")), trial.tables());
    clean.loaded("songs", "2018-11", "2018-10");
    assertThat(after).isEqualTo(Lakes.digests(clean.input().lake()));
    assertThat(cutOff.entrySet())
        .as("every file is of the old version or of the new one")
        .allSatisfy(
            file ->
                assertThat(file.getValue())
                    .isIn(before.get(file.getKey()), after.get(file.getKey())));
    assertThat(trial.leftOver("staging")).isEmpty();
    assertThat(trial.leftOver("journal")).isEmpty();
    assertThat(trial.leftOver("drafts")).isEmpty();
  }

  private int run(BatchRequest request, String when, String what) throws Exception {
    Path json = folder.resolve("request.json");
    Files.writeString(json, ContractJson.write(request));
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
            .filter(option -> option.startsWith("--add-"))
            .toList());
    command.addAll(
        List.of(
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xmx512m",
            "-cp",
            System.getProperty("java.class.path")));
    command.addAll(List.of(KilledLoad.class.getName(), json.toString(), when, what));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("killed.log").toFile())
        .start()
        .waitFor();
  }
}
