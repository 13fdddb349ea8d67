package io.sparkify.lake.job.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkify.lake.job.contract.Phase;
import io.sparkify.lake.job.contract.Progress.RunProgress;
import io.sparkify.lake.job.contract.RunId;
import org.junit.jupiter.api.Test;

class RunMeterTest {
  private final RunId run = RunId.random();
  private final RunMeter meter = new RunMeter(run, "_lake/staging/a", 1_000);

  @Test
  void readingIsMeasuredByTheBytesThatWerePlanned() {
    meter.enter(Phase.READING, null, null, Amounts.NONE);
    assertThat(meter.progress(new Amounts(50, 500, 0, 0, 1), 0))
        .isEqualTo(new RunProgress(run, Phase.READING, 0.25, 50L, null));
  }

  @Test
  void packedFilesHaveMoreBytesThanWerePlannedAndStillDoNotLeaveTheirPhase() {
    meter.enter(Phase.READING, null, null, Amounts.NONE);
    assertThat(meter.progress(new Amounts(500, 9_000, 0, 0, 1), 0).fraction())
        .isLessThan(Phase.STAGING.fraction());
  }

  @Test
  void stagingIsMeasuredByItsOwnTasks() {
    meter.enter(Phase.STAGING, 60L, null, new Amounts(60, 1_000, 0, 8, 8));
    assertThat(meter.progress(new Amounts(60, 1_000, 30, 9, 12), 0))
        .isEqualTo(new RunProgress(run, Phase.STAGING, 0.5, 60L, 30L));
  }

  @Test
  void fractionStaysWhenMoreTasksBecomeKnown() {
    meter.enter(Phase.STAGING, 60L, null, new Amounts(60, 1_000, 0, 8, 8));
    double before = meter.progress(new Amounts(60, 1_000, 30, 10, 12), 0).fraction();
    assertThat(meter.progress(new Amounts(60, 1_000, 30, 10, 100), 0).fraction()).isEqualTo(before);
  }

  @Test
  void filesAreCountedWhereNothingElseMoves() {
    meter.enter(Phase.CHECKING, 60L, 30L, Amounts.NONE);
    RunProgress before = meter.progress(Amounts.NONE, 3);
    assertThat(before.filesHandled()).isEqualTo(3);
    assertThat(meter.progress(Amounts.NONE, 4)).isNotEqualTo(before);
  }

  @Test
  void whatIsPublishedIsDone() {
    meter.enter(Phase.DONE, null, null, Amounts.NONE);
    assertThat(meter.progress(Amounts.NONE, 0).fraction()).isEqualTo(1);
  }
}
