package io.sparkify.lake.job.load;

import static io.sparkify.lake.job.load.TestEvents.NOON;
import static io.sparkify.lake.job.load.TestEvents.play;
import static org.assertj.core.api.Assertions.assertThat;

import io.sparkify.lake.job.contract.BatchRequest;
import io.sparkify.lake.job.contract.ContractJson;
import io.sparkify.lake.job.contract.LakePaths;
import io.sparkify.lake.job.contract.LoadReport;
import io.sparkify.lake.job.contract.Phase;
import io.sparkify.lake.job.contract.PhaseTime;
import io.sparkify.lake.job.contract.Progress;
import io.sparkify.lake.job.contract.Progress.RunProgress;
import io.sparkify.lake.job.lake.HookedLake;
import io.sparkify.lake.job.lake.LakeFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgressTest {
  private static final int PLAYS = 2_000;

  @TempDir Path folder;
  private Trial trial;

  @BeforeEach
  void write() {
    trial = Trial.in(folder);
    String[] plays = new String[PLAYS];
    for (int i = 0; i < PLAYS; i++) {
      plays[i] = play(NOON + i, "8", 1, i, "free");
    }
    trial.input().log("2018-11", "a.json", plays);
  }

  @Test
  void fractionNeverGoesBackAndRowsAreCountedFromTheFirstToTheLast() throws IOException {
    BatchRequest request = trial.input().request("songs", "2018-11");
    List<RunProgress> said = new ArrayList<>();
    LakeFiles lake =
        HookedLake.open(
            request.lake(),
            TestLoad.configuration(),
            new HookedLake.Hook() {
              @Override
              public void before(String target) {}

              @Override
              public void after(String target) throws IOException {
                if (target.endsWith("/progress.json")) {
                  said.add(month(read(request)));
                }
              }
            });

    LoadReport report = TestLoad.load(request, lake).of("2018-11");

    assertThat(said).extracting(RunProgress::phase).contains(Phase.values());
    assertThat(said).extracting(RunProgress::phase).isSorted();
    assertThat(said).extracting(RunProgress::fraction).isSorted();
    RunProgress last = said.get(said.size() - 1);
    assertThat(last.fraction()).isEqualTo(1);
    assertThat(last.rowsRead()).isEqualTo(PLAYS);
    assertThat(last.rowsWritten()).isEqualTo(2L * PLAYS);
    // Digests, checks and insights read them, then each comes to its place.
    assertThat(said).extracting(RunProgress::filesHandled).isSorted();
    assertThat(handledIn(Phase.CHECKING, said)).isGreaterThan(handledIn(Phase.STAGING, said));
    assertThat(handledIn(Phase.DONE, said)).isGreaterThan(handledIn(Phase.PUBLISHING, said));
    assertThat(last.phases())
        .extracting(PhaseTime::phase)
        .containsExactly(Phase.READING, Phase.STAGING, Phase.CHECKING, Phase.PUBLISHING);
    assertThat(last.phases()).allSatisfy(time -> assertThat(time.endedAt()).isNotNull());
    assertThat(last.phases()).extracting(PhaseTime::startedAt).isSorted();
    // The report is part of what is published last.
    assertThat(report.phases().subList(0, 3)).isEqualTo(last.phases().subList(0, 3));
    assertThat(report.phases().get(3).phase()).isEqualTo(Phase.PUBLISHING);
    assertThat(report.phases().get(3).endedAt()).isNull();
  }

  @Test
  void driverSaysSomethingEverySecondThoughNothingMoves() throws IOException {
    BatchRequest request = trial.input().request("2018-11");
    CountDownLatch beats = new CountDownLatch(2);
    AtomicBoolean waiting = new AtomicBoolean();
    LakeFiles lake =
        HookedLake.open(
            request.lake(),
            TestLoad.configuration(),
            target -> {
              if (target.endsWith("/progress.json") && waiting.get()) {
                beats.countDown();
              } else if (target.endsWith("/report.json")) {
                waiting.set(true);
                assertThat(awaits(beats)).isTrue();
              }
            });

    TestLoad.load(request, lake);

    assertThat(beats.getCount()).isZero();
  }

  /** When it came to this phase. */
  private static long handledIn(Phase phase, List<RunProgress> said) {
    return said.stream()
        .filter(progress -> progress.phase() == phase)
        .mapToLong(RunProgress::filesHandled)
        .findFirst()
        .orElseThrow();
  }

  private static boolean awaits(CountDownLatch beats) throws IOException {
    try {
      return beats.await(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  private static RunProgress month(Progress progress) {
    return progress.runs().get(progress.runs().size() - 1);
  }

  private static Progress read(BatchRequest request) throws IOException {
    Path file =
        Path.of(request.lake().substring("file://".length()))
            .resolve(LakePaths.progress(request.tag()));
    return ContractJson.read(Files.readString(file), Progress.class);
  }
}
