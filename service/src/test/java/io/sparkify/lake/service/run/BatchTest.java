package io.sparkify.lake.service.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkify.lake.job.contract.Fingerprint;
import io.sparkify.lake.job.contract.PartitionKey;
import io.sparkify.lake.job.contract.RunId;
import io.sparkify.lake.service.partition.CatalogGate;
import io.sparkify.lake.service.partition.Content;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class BatchTest {
  private static final Instant NOW = Instant.parse("2018-12-01T06:00:00Z");
  private static final Fingerprint CONTENT = new Fingerprint("content");
  private static final BatchLimits UNLIMITED =
      new BatchLimits(1_000, Long.MAX_VALUE, 1_000, Long.MAX_VALUE);
  private static final List<Candidate> ALL =
      List.of(
          run("2018-10", RunTrigger.SCHEDULE),
          run("2018-11", RunTrigger.SCHEDULE),
          run("2018-12", RunTrigger.BACKFILL),
          run("2018-01", RunTrigger.OPERATOR),
          run("songs", RunTrigger.SCHEDULE));

  @Test
  void catalogThenOperatorThenScheduleThenBackfillNewestFirst() {
    assertThat(choose(UNLIMITED, CatalogGate.OPEN, ALL))
        .containsExactly("songs", "2018-01", "2018-11", "2018-10", "2018-12");
  }

  @Test
  void monthsAreLimitedButNotByTheCatalogAndOnePlaceIsTheBackfills() {
    assertThat(choose(new BatchLimits(2, 1_000, 6, 1_000), CatalogGate.CATALOG_FIRST, ALL))
        .containsExactly("songs", "2018-01", "2018-12");
    assertThat(choose(new BatchLimits(1, 1_000, 6, 1_000), CatalogGate.OPEN, ALL))
        .containsExactly("songs", "2018-01");
  }

  @Test
  void bytesAreLimitedButABatchIsNeverEmpty() {
    assertThat(choose(new BatchLimits(24, 25, 6, 25), CatalogGate.OPEN, ALL))
        .containsExactly("songs", "2018-01");
    assertThat(choose(new BatchLimits(24, 1, 6, 1), CatalogGate.OPEN, ALL))
        .containsExactly("songs");
  }

  @Test
  void onlyAnOperatorsMonthGoesWhileTheGateIsShut() {
    assertThat(choose(BatchLimits.DEFAULT, CatalogGate.SHUT, ALL))
        .containsExactly("songs", "2018-01");
  }

  @Test
  void monthsDoNotGoBeforeACatalogThatIsNotInTheirBatch() {
    List<Candidate> months = ALL.stream().filter(each -> !each.isCatalog()).toList();
    assertThat(choose(BatchLimits.DEFAULT, CatalogGate.CATALOG_FIRST, months))
        .containsExactly("2018-01");
  }

  @Test
  void backfillsTakeNoMoreThanTheirShareOfAnyBatch() {
    List<Candidate> queue = new ArrayList<>();
    for (int month = 1; month <= 12; month++) {
      queue.add(run("2017-%02d".formatted(month), RunTrigger.BACKFILL));
    }
    BatchLimits six = new BatchLimits(24, 1_000, 6, 1_000);
    BatchLimits bytesOfThree = new BatchLimits(24, 1_000, 6, 39);
    assertThat(choose(six, CatalogGate.OPEN, queue)).hasSize(6);
    assertThat(choose(bytesOfThree, CatalogGate.OPEN, queue)).hasSize(3);
    queue.add(run("2018-11", RunTrigger.SCHEDULE));
    assertThat(choose(six, CatalogGate.OPEN, queue)).hasSize(7);
    assertThat(choose(bytesOfThree, CatalogGate.OPEN, queue)).hasSize(4);
  }

  @Test
  void monthOfABackfillThatIsLargerThanTheirShareGoesAsTheOnlyOneOfThem() {
    List<Candidate> queue =
        List.of(
            run("2018-11", RunTrigger.SCHEDULE),
            candidate("2017-02", RunTrigger.BACKFILL, NOW.minusSeconds(60), null, false, 500),
            run("2017-01", RunTrigger.BACKFILL));
    assertThat(choose(new BatchLimits(24, 1_000, 6, 39), CatalogGate.OPEN, queue))
        .containsExactly("2018-11", "2017-02");
  }

  @Test
  void smallMonthsOfABackfillGoTogetherByDefault() {
    List<Candidate> queue = new ArrayList<>();
    for (int month = 1; month <= 24; month++) {
      queue.add(
          run("20%02d-%02d".formatted(16 + month / 13, 1 + (month - 1) % 12), RunTrigger.BACKFILL));
    }
    assertThat(choose(BatchLimits.DEFAULT, CatalogGate.OPEN, queue)).hasSize(24);
  }

  @Test
  void backfillMonthThatWaitsLongestKeepsItsPlace() {
    List<Candidate> queue =
        List.of(
            run("2018-10", RunTrigger.SCHEDULE),
            run("2018-11", RunTrigger.SCHEDULE),
            run("2018-12", RunTrigger.SCHEDULE),
            candidate("2017-06", RunTrigger.BACKFILL, NOW, null, false, 10),
            candidate("2017-01", RunTrigger.BACKFILL, NOW.minusSeconds(60), null, false, 10));
    assertThat(choose(new BatchLimits(3, 1_000, 6, 1_000), CatalogGate.OPEN, queue))
        .containsExactly("2018-12", "2018-11", "2017-01");
  }

  @Test
  void runWhoseDriverDiedGoesAloneWhenItIsFirst() {
    List<Candidate> queue =
        List.of(lone("2018-11", RunTrigger.SCHEDULE), run("2018-10", RunTrigger.SCHEDULE));
    assertThat(choose(UNLIMITED, CatalogGate.OPEN, queue)).containsExactly("2018-11");
  }

  @Test
  void loneRunThatWasPassedOverOnceHasItsTurnAndThenTheOthersAgain() {
    List<Candidate> queue =
        List.of(lone("2018-01", RunTrigger.BACKFILL), run("2018-11", RunTrigger.SCHEDULE));
    assertThat(choose(queue, new PreviousBatch(NOW.minusSeconds(1), false)))
        .containsExactly("2018-11");
    assertThat(choose(queue, new PreviousBatch(NOW.plusSeconds(1), false)))
        .containsExactly("2018-01");
    assertThat(choose(queue, new PreviousBatch(NOW.plusSeconds(1), true)))
        .containsExactly("2018-11");
  }

  /** New months arrive with every batch, for ever; still everything is loaded, and soon. */
  @RepeatedTest(200)
  void nobodyStarvesAndNoFreshMonthWaitsForMoreThanOneOtherBatch(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    BatchLimits limits =
        new BatchLimits(
            1 + random.nextInt(5),
            20L + random.nextInt(100),
            1 + random.nextInt(4),
            20L + random.nextInt(100));
    List<Candidate> queue = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      queue.add(anyRun(random, 2000 + i, NOW));
    }
    List<Candidate> backfill = queue.stream().filter(Candidate::isBackfill).toList();
    PreviousBatch previous = PreviousBatch.NONE;
    int batches = 0;
    while (queue.stream().anyMatch(backfill::contains)) {
      Instant now = NOW.plusSeconds(60L * ++batches);
      Candidate fresh =
          candidate("%d-01".formatted(3000 + batches), RunTrigger.OPERATOR, now, null, false, 10);
      queue.add(fresh);
      List<Candidate> chosen = Batch.choose(queue, CatalogGate.OPEN, limits, previous);
      assertHolds(chosen, limits);
      assertThat(chosen.contains(fresh) || isSolo(chosen)).as("%s", chosen).isTrue();
      assertThat(isSolo(chosen) && previous.solo() && !chosen.contains(fresh)).isFalse();
      queue.removeAll(chosen);
      previous = new PreviousBatch(now.plusSeconds(1), isSolo(chosen));
      assertThat(batches).as("batches until all was loaded").isLessThan(50);
    }
  }

  private static void assertHolds(List<Candidate> chosen, BatchLimits limits) {
    assertThat(chosen).isNotEmpty().isSortedAccordingTo(Candidate.IN_ORDER);
    assertThat(chosen).filteredOn(Candidate::alone).hasSizeLessThan(chosen.size() == 1 ? 2 : 1);
    assertThat(chosen)
        .filteredOn(each -> !each.isCatalog())
        .hasSizeLessThanOrEqualTo(limits.maxMonths());
    assertThat(chosen)
        .filteredOn(Candidate::isBackfill)
        .hasSizeLessThanOrEqualTo(limits.backfillMaxMonths());
    List<Long> backfills =
        chosen.stream().filter(Candidate::isBackfill).map(each -> each.content().bytes()).toList();
    if (backfills.size() > 1) {
      assertThat(backfills.stream().mapToLong(Long::longValue).sum())
          .isLessThanOrEqualTo(limits.backfillMaxBytes());
    }
    if (chosen.size() > 1) {
      assertThat(chosen.stream().mapToLong(each -> each.content().bytes()).sum())
          .isLessThanOrEqualTo(limits.maxBytes());
    }
  }

  private static boolean isSolo(List<Candidate> chosen) {
    return chosen.size() == 1 && (chosen.get(0).alone() || chosen.get(0).isBackfill());
  }

  private static Candidate anyRun(Random random, int year, Instant at) {
    return candidate(
        "%d-%02d".formatted(year, 1 + random.nextInt(12)),
        random.nextInt(3) == 0 ? RunTrigger.SCHEDULE : RunTrigger.BACKFILL,
        at.minusSeconds(random.nextInt(1_000)),
        random.nextInt(4) == 0 ? at : null,
        random.nextInt(4) == 0,
        1 + random.nextInt(150));
  }

  private static List<String> choose(
      BatchLimits limits, CatalogGate gate, List<Candidate> candidates) {
    return names(Batch.choose(candidates, gate, limits));
  }

  private static List<String> choose(List<Candidate> candidates, PreviousBatch previous) {
    return names(Batch.choose(candidates, CatalogGate.OPEN, UNLIMITED, previous));
  }

  private static List<String> names(List<Candidate> chosen) {
    return chosen.stream().map(candidate -> candidate.run().partition().value()).toList();
  }

  private static Candidate run(String partition, RunTrigger trigger) {
    return candidate(partition, trigger, NOW, null, false, 10);
  }

  private static Candidate lone(String partition, RunTrigger trigger) {
    return candidate(partition, trigger, NOW.minusSeconds(60), NOW, true, 10);
  }

  private static Candidate candidate(
      String partition,
      RunTrigger trigger,
      Instant createdAt,
      @Nullable Instant notBefore,
      boolean alone,
      long bytes) {
    Run run =
        new Run(
            RunId.random(),
            PartitionKey.parse(partition),
            RunState.QUEUED,
            trigger,
            "me",
            "why not",
            false,
            CONTENT,
            1,
            bytes,
            null,
            createdAt,
            null,
            null,
            notBefore,
            null);
    return new Candidate(run, new Content(true, CONTENT, 1, bytes, createdAt), alone);
  }
}
