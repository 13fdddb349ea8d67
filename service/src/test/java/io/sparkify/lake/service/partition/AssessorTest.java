package io.sparkify.lake.service.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.sparkify.lake.job.contract.Fingerprint;
import io.sparkify.lake.job.contract.PartitionKey;
import io.sparkify.lake.job.contract.RunId;
import io.sparkify.lake.service.partition.LastRun.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AssessorTest {
  private static final Instant NOW = Instant.parse("2018-12-01T06:00:00Z");
  private static final Duration SETTLE = Duration.ofMinutes(10);
  private static final Fingerprint THIS = new Fingerprint("this");
  private static final Fingerprint OTHER = new Fingerprint("other");
  private static final RunId RUN = RunId.parse("3f2a1b9c-0000-0000-0000-000000000000");
  private static final RunId LATER = RunId.parse("4f2a1b9c-0000-0000-0000-000000000000");
  private static final Given MONTH = new Given("2018-11", true, 60, null, null, null);

  static Stream<Arguments> rules() {
    return Stream.of(
        arguments("new", MONTH, PartitionState.NEW, "never loaded", true),
        arguments(
            "still being written",
            MONTH.aged(4),
            PartitionState.UNSETTLED,
            "waits: newest file is 4 min old, settle 10 min",
            false),
        arguments("just settled", MONTH.aged(10), PartitionState.NEW, "never loaded", true),
        arguments(
            "the catalog never settles",
            MONTH.of("songs").aged(1),
            PartitionState.NEW,
            "never loaded",
            true),
        arguments(
            "loaded",
            MONTH.loaded(THIS),
            PartitionState.LOADED,
            "loaded by run 3f2a1b9c of 2018-12-01T06:00:00Z",
            false),
        arguments(
            "loaded comes before still being written",
            MONTH.loaded(THIS).aged(1),
            PartitionState.LOADED,
            "loaded by run 3f2a1b9c of 2018-12-01T06:00:00Z",
            false),
        arguments(
            "loaded, and a forced run failed since",
            MONTH.loaded(THIS).last(Standing.FAILED, THIS),
            PartitionState.LOADED,
            "loaded by run 3f2a1b9c of 2018-12-01T06:00:00Z;"
                + " run 4f2a1b9c of 2018-12-01T06:00:00Z did not replace it",
            false),
        arguments(
            "changed",
            MONTH.loaded(OTHER),
            PartitionState.CHANGED,
            "2 files added, 1 removed since run 3f2a1b9c of 2018-12-01T06:00:00Z",
            true),
        arguments(
            "changed and still being written",
            MONTH.loaded(OTHER).aged(0),
            PartitionState.UNSETTLED,
            "waits: newest file is 0 s old, settle 10 min",
            false),
        arguments(
            "failed for this content",
            MONTH.last(Standing.FAILED, THIS),
            PartitionState.FAILED,
            "run 4f2a1b9c of 2018-12-01T06:00:00Z failed; waits for other content or a request",
            false),
        arguments(
            "failed for other content",
            MONTH.last(Standing.FAILED, OTHER),
            PartitionState.NEW,
            "never loaded",
            true),
        arguments(
            "rejected for this content",
            MONTH.loaded(OTHER).last(Standing.REJECTED, THIS),
            PartitionState.REJECTED,
            "run 4f2a1b9c of 2018-12-01T06:00:00Z did not pass its checks;"
                + " waits for other content or a request",
            false),
        arguments(
            "rejected for this content and discarded",
            MONTH.loaded(OTHER).last(Standing.REJECTED, THIS).decided("discarded by anna: spam"),
            PartitionState.REJECTED,
            "run 4f2a1b9c of 2018-12-01T06:00:00Z did not pass its checks, discarded by anna: spam;"
                + " waits for other content or a request",
            false),
        arguments(
            "cancelled for this content",
            MONTH.last(Standing.CANCELLED, THIS),
            PartitionState.NEW,
            "run 4f2a1b9c of 2018-12-01T06:00:00Z was cancelled;"
                + " waits for other content or a request",
            false),
        arguments(
            "queued",
            MONTH.last(Standing.QUEUED, THIS),
            PartitionState.LOADING,
            "run 4f2a1b9c of 2018-12-01T06:00:00Z is queued",
            false),
        arguments(
            "an active run comes before everything",
            MONTH.gone().ignored().last(Standing.RUNNING, OTHER),
            PartitionState.LOADING,
            "run 4f2a1b9c of 2018-12-01T06:00:00Z is running",
            false),
        arguments(
            "ignored comes before vanished",
            MONTH.gone().ignored(),
            PartitionState.IGNORED,
            "left out: known to be broken",
            false),
        arguments(
            "vanished before it was loaded",
            MONTH.gone().last(Standing.FAILED, THIS),
            PartitionState.VANISHED,
            "its input is gone since 2018-12-01T06:00:00Z; it was never loaded",
            false),
        arguments(
            "vanished comes before loaded",
            MONTH.gone().loaded(THIS),
            PartitionState.VANISHED,
            "its input is gone since 2018-12-01T06:00:00Z; what was loaded stays",
            false));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rules")
  void stateFollowsFromTheLedger(
      String name, Given given, PartitionState state, String why, boolean due) {
    assertThat(new Assessor(SETTLE, NOW, CatalogGate.OPEN, null, null).assess(given.partition()))
        .isEqualTo(new Assessment(state, why, due));
  }

  static Stream<Arguments> gates() {
    Given catalog = MONTH.of("songs");
    return Stream.of(
        arguments("new", catalog, CatalogGate.CATALOG_FIRST),
        arguments("queued", catalog.last(Standing.QUEUED, THIS), CatalogGate.CATALOG_FIRST),
        arguments("failed", catalog.last(Standing.FAILED, THIS), CatalogGate.SHUT),
        arguments("rejected", catalog.last(Standing.REJECTED, THIS), CatalogGate.SHUT),
        arguments("cancelled", catalog.last(Standing.CANCELLED, THIS), CatalogGate.SHUT),
        arguments(
            "failed, then changed",
            catalog.last(Standing.FAILED, OTHER),
            CatalogGate.CATALOG_FIRST),
        arguments("loaded", catalog.loaded(THIS), CatalogGate.OPEN),
        arguments(
            "loaded once, failed since",
            catalog.loaded(OTHER).last(Standing.FAILED, THIS),
            CatalogGate.OPEN),
        arguments("vanished", catalog.gone(), CatalogGate.OPEN),
        arguments("left out", catalog.ignored(), CatalogGate.OPEN));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("gates")
  void monthsWaitForTheFirstCatalog(String name, Given catalog, CatalogGate gate) {
    Assessor assessor = Assessor.of(List.of(catalog.partition()), SETTLE, NOW);
    assertThat(assessor.gate()).isEqualTo(gate);
    assertThat(assessor.assess(MONTH.partition()).due()).isEqualTo(gate != CatalogGate.SHUT);
  }

  @Test
  void withoutACatalogMonthsDoNotWait() {
    assertThat(Assessor.of(List.of(), SETTLE, NOW).gate()).isEqualTo(CatalogGate.OPEN);
  }

  @Test
  void settleOfZeroTakesEvenFilesOfTheFuture() {
    Assessor assessor = new Assessor(Duration.ZERO, NOW, CatalogGate.OPEN, null, null);
    assertThat(assessor.assess(MONTH.aged(-5).partition()).state()).isEqualTo(PartitionState.NEW);
  }

  /** A row of the ledger in short. */
  record Given(
      String key,
      boolean present,
      int ageMinutes,
      @Nullable Fingerprint loaded,
      @Nullable LastRun lastRun,
      @Nullable String ignoredReason) {
    Given of(String name) {
      return new Given(name, present, ageMinutes, loaded, lastRun, ignoredReason);
    }

    Given aged(int minutes) {
      return new Given(key, present, minutes, loaded, lastRun, ignoredReason);
    }

    Given gone() {
      return new Given(key, false, ageMinutes, loaded, lastRun, ignoredReason);
    }

    Given ignored() {
      return new Given(key, present, ageMinutes, loaded, lastRun, "known to be broken");
    }

    Given loaded(Fingerprint fingerprint) {
      return new Given(key, present, ageMinutes, fingerprint, lastRun, ignoredReason);
    }

    Given last(Standing standing, Fingerprint fingerprint) {
      return new Given(
          key,
          present,
          ageMinutes,
          loaded,
          new LastRun(LATER, standing, fingerprint, NOW, false),
          ignoredReason);
    }

    Given decided(String words) {
      LastRun last = Objects.requireNonNull(lastRun);
      return new Given(
          key,
          present,
          ageMinutes,
          loaded,
          new LastRun(
              last.id(), last.standing(), last.fingerprint(), NOW, last.held(), null, words),
          ignoredReason);
    }

    Partition partition() {
      Instant newest = NOW.minus(Duration.ofMinutes(ageMinutes));
      return new Partition(
          PartitionKey.parse(key),
          new Content(present, THIS, 2, 20, newest),
          NOW,
          NOW,
          loaded == null ? null : new Loaded(RUN, NOW, loaded, null),
          new ContentChange(List.of("a", "b"), List.of(), List.of("c")),
          lastRun,
          ignoredReason);
    }
  }
}
