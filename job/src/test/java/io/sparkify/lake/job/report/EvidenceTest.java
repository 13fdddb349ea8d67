package io.sparkify.lake.job.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkify.lake.job.contract.Failure;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class EvidenceTest {
  @Test
  void unknownFailureShowsEachCauseAndWhereTheInnermostWasThrown() {
    Exception inner = new IOException("the innermost");
    inner.setStackTrace(frames(8));
    Exception outer =
        new IllegalStateException(
            "Job aborted\n\tat a.B.c(B.java:1)\nCaused by: x.Y: far away", inner);
    outer.setStackTrace(frames(8));

    Failure failure = Diagnosis.of(outer);

    assertThat(failure.code()).isEqualTo("job_failed");
    assertThat(failure.cause()).isEqualTo("IOException: the innermost");
    assertThat(failure.evidence())
        .isEqualTo(
            """
            java.lang.IllegalStateException: Job aborted
            Caused by: x.Y: far away
            Caused by: java.io.IOException: the innermost
            \tat a.B.c(B.java:0)
            \tat a.B.c(B.java:1)
            \tat a.B.c(B.java:2)
            \tat a.B.c(B.java:3)
            \tat a.B.c(B.java:4)
            \tat a.B.c(B.java:5)""");
  }

  @Test
  void innermostIsShownHoweverLongTheOthersAre() {
    Throwable thrown = new IOException("the innermost");
    for (int i = 0; i < 30; i++) {
      thrown = new IllegalStateException("x".repeat(10_000), thrown);
    }

    assertThat(Diagnosis.of(thrown).evidence())
        .contains("Caused by: java.io.IOException: the innermost")
        .hasSizeLessThan(4_000);
  }

  private static StackTraceElement[] frames(int count) {
    StackTraceElement[] frames = new StackTraceElement[count];
    for (int i = 0; i < count; i++) {
      frames[i] = new StackTraceElement("a.B", "c", "B.java", i);
    }
    return frames;
  }
}
