package io.sparkify.lake.service.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkify.lake.job.contract.Fingerprint;
import io.sparkify.lake.job.contract.PartitionKey;
import io.sparkify.lake.job.contract.RunId;
import io.sparkify.lake.service.partition.Content;
import io.sparkify.lake.service.partition.ContentChange;
import io.sparkify.lake.service.partition.LastRun;
import io.sparkify.lake.service.partition.Partition;
import io.sparkify.lake.service.partition.PartitionState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PlannerTest {
  private static final Instant NOW = Instant.parse("2018-12-01T06:00:00Z");
  private static final Fingerprint CONTENT = new Fingerprint("content");
  private static final PlanSettings AUTO = new PlanSettings(Duration.ZERO, true);

  @Test
  void catalogGoesFirstThenOperatorsThenTheNewestMonth() {
    Run requested = run("2018-01", RunTrigger.OPERATOR);
    Plan plan =
        plan(
            List.of(
                partition("2018-10", null),
                partition("2018-11", null),
                partition("2018-01", requested),
                partition("songs", null)),
            List.of(requested),
            AUTO);
    assertThat(plan.actions())
        .extracting(action -> action.partition().value())
        .containsExactly("songs", "2018-01", "2018-11", "2018-10");
    assertThat(plan.actions().get(1).runId()).isEqualTo(requested.id());
    assertThat(plan.actions().get(2).reason())
        .isEqualTo("never loaded; goes after the song catalog");
    assertThat(plan.waiting()).isEmpty();
  }

  @Test
  void withoutAutomaticLoadingOnlyRequestsGo() {
    Run requested = run("2018-01", RunTrigger.OPERATOR);
    Plan plan =
        plan(
            List.of(partition("2018-11", null), partition("2018-01", requested)),
            List.of(requested),
            new PlanSettings(Duration.ZERO, false));
    assertThat(plan.actions())
        .extracting(action -> action.partition().value())
        .containsExactly("2018-01");
    assertThat(plan.waiting())
        .containsExactly(
            new Plan.Waiting(
                PartitionKey.parse("2018-11"),
                PartitionState.NEW,
                "never loaded; automatic loading is off, request it"));
  }

  @Test
  void unsettledMonthWaits() {
    Plan plan =
        plan(
            List.of(partition("2018-11", null)),
            List.of(),
            new PlanSettings(Duration.ofHours(3), true));
    assertThat(plan.waiting())
        .containsExactly(
            new Plan.Waiting(
                PartitionKey.parse("2018-11"),
                PartitionState.UNSETTLED,
                "waits: newest file is 60 min old, settle 3 h"));
  }

  private static Plan plan(List<Partition> ledger, List<Run> queued, PlanSettings settings) {
    return Planner.plan(
        new Queue(ledger, queued, Admission.FREE, PreviousBatch.NONE), settings, NOW);
  }

  private static Content content() {
    return new Content(true, CONTENT, 1, 10, NOW.minus(Duration.ofHours(1)));
  }

  private static Partition partition(String key, @Nullable Run active) {
    return new Partition(
        PartitionKey.parse(key),
        content(),
        NOW,
        NOW,
        null,
        ContentChange.NONE,
        active == null
            ? null
            : new LastRun(active.id(), LastRun.Standing.QUEUED, CONTENT, NOW, false),
        null);
  }

  private static Run run(String partition, RunTrigger trigger) {
    return new Run(
        RunId.random(),
        PartitionKey.parse(partition),
        RunState.QUEUED,
        trigger,
        "me",
        "why not",
        false,
        CONTENT,
        1,
        10,
        null,
        NOW,
        null,
        null,
        null,
        null);
  }
}
