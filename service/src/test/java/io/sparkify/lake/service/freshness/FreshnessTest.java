package io.sparkify.lake.service.freshness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.sparkify.lake.job.contract.PartitionKey;
import io.sparkify.lake.service.db.TestDatabase;
import io.sparkify.lake.service.run.Lake;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The month is 2018-12, due on 2019-01-02 at 06:00. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class FreshnessTest {
  private static final String MONTH = "2018-12";
  private static final String BEFORE_END = "2018-12-31T20:00:00Z";
  private static final String AFTER_END = "2019-01-01T03:00:00Z";
  private static final String AT_RISK = "2019-01-01T18:00:00Z";
  private static final String DEADLINE = "2019-01-02T06:00:00Z";
  private static final String AFTER = "2019-01-02T07:00:00Z";
  private static final FreshnessConfiguration DUE = Watched.due("2 06:00", "UTC", MONTH);

  private final Watched watched;
  private final Lake lake;

  FreshnessTest(TestDatabase database) {
    lake = new Lake(database);
    watched = new Watched(lake, DUE);
    watched.discoverAndLook();
  }

  @Test
  void monthThatNeverArrivesIsDueAtRiskAndMissed() {
    assertThat(watched.state(MONTH)).isEqualTo(MonthState.DUE);
    look(AFTER_END, MonthState.DUE);
    look("2019-01-01T17:59:59Z", MonthState.DUE);
    look(AT_RISK, MonthState.AT_RISK);
    look("2019-01-02T05:59:59Z", MonthState.AT_RISK);
    assertThat(watched.told).isEmpty();
    look(DEADLINE, MonthState.MISSED);
    look(AFTER, MonthState.MISSED);
    assertThat(watched.told).containsExactly("missed 2018-12");
    assertThat(watched.reasons).containsExactly("no input of it was ever seen");
  }

  @Test
  void missedMonthThatIsLoadedIsLateAndToldOfOnceMore() {
    look(DEADLINE, MonthState.MISSED);
    put("1");
    watched.load();
    look(AFTER, MonthState.LATE);
    look("2019-01-02T08:00:00Z", MonthState.LATE);
    assertThat(watched.told).containsExactly("missed 2018-12", "resolved 2018-12");
    assertThat(watched.publication(MONTH).publishedAt())
        .isEqualTo(Instant.parse("2019-01-02T06:02:00Z"));
  }

  @Test
  void restartTellsNothingAgain() {
    look(DEADLINE, MonthState.MISSED);
    watched.restart();
    look(AFTER, MonthState.MISSED);
    assertThat(watched.told).containsExactly("missed 2018-12");
  }

  @Test
  void monthThatIsLoadedAsItGrowsIsPublishedAtItsEnd() {
    watched.at(BEFORE_END);
    put("1");
    watched.load();
    watched.discoverAndLook();
    assertThat(watched.state(MONTH)).isEqualTo(MonthState.DUE);
    look(AFTER_END, MonthState.ON_TIME);
    assertThat(watched.publication(MONTH).publishedAt())
        .isEqualTo(Instant.parse("2019-01-01T00:00:00Z"));
    look(AFTER, MonthState.ON_TIME);
    assertThat(watched.told).isEmpty();
  }

  @Test
  void inputThatIsKnownAtTheDeadlineMustBeLoaded() {
    loadInTime();
    watched.at("2019-01-02T01:00:00Z");
    put("2");
    watched.discoverAndLook();
    assertThat(watched.state(MONTH)).isEqualTo(MonthState.AT_RISK);
    look(DEADLINE, MonthState.MISSED);
    assertThat(watched.reasons)
        .singleElement()
        .asString()
        .startsWith("CHANGED: ")
        .contains("since run");
  }

  @Test
  void inputThatCameBetweenTheLastLookAndTheDeadlineCountsToo() {
    loadInTime();
    watched.at("2019-01-02T05:59:55Z");
    put("2");
    watched.discover();
    watched.at("2019-01-02T06:00:05Z");
    watched.look();
    assertThat(watched.state(MONTH)).isEqualTo(MonthState.MISSED);
  }

  @Test
  void filesThatComeAfterTheDeadlineChangeNothing() {
    loadInTime();
    watched.at(AFTER);
    put("2");
    watched.discover();
    watched.look();
    assertThat(watched.state(MONTH)).isEqualTo(MonthState.ON_TIME);
    watched.load();
    look("2019-01-03T00:00:00Z", MonthState.ON_TIME);
    assertThat(watched.told).isEmpty();
    assertThat(watched.publication(MONTH).publishedAt())
        .isEqualTo(Instant.parse("2019-01-01T03:02:00Z"));
  }

  @Test
  void monthThatIsLoadedAgainJustAfterTheDeadlineWasOnTime() {
    loadInTime();
    watched.at(DEADLINE);
    put("2");
    watched.load();
    watched.look();
    assertThat(watched.state(MONTH)).isEqualTo(MonthState.ON_TIME);
    assertThat(watched.told).isEmpty();
  }

  @Test
  void monthWhoseInputVanishesStaysPublished() {
    loadInTime();
    watched.at("2019-01-01T12:00:00Z");
    lake.source.remove(MONTH);
    watched.discoverAndLook();
    look(AFTER, MonthState.ON_TIME);
  }

  @Test
  void rejectedMonthIsMissedAndSaysSo() {
    watched.at(AFTER_END);
    put("1");
    lake.tick();
    lake.reject();
    look(DEADLINE, MonthState.MISSED);
    assertThat(watched.reasons).singleElement().asString().startsWith("REJECTED: ");
  }

  @Test
  void ignoredMonthIsExemptAndEndsItsBreach() {
    put("1");
    look(DEADLINE, MonthState.MISSED);
    ignore("null logs");
    look(AFTER, MonthState.EXEMPT);
    assertThat(watched.told).containsExactly("missed 2018-12", "resolved 2018-12");
    ignore(null);
    look("2019-01-02T08:00:00Z", MonthState.MISSED);
    assertThat(watched.told).hasSize(2);
  }

  @Test
  void monthThatTheConfigurationLeavesOutIsExempt() {
    watched.restart(Watched.due("2 06:00", "UTC", MONTH, MONTH));
    look(DEADLINE, MonthState.EXEMPT);
    assertThat(watched.told).isEmpty();
  }

  @Test
  void outageAcrossTheDeadlineIsNoticedAtTheStart() {
    look(AFTER_END, MonthState.DUE);
    watched.restart();
    look(AFTER, MonthState.MISSED);
    assertThat(watched.told).containsExactly("missed 2018-12");
    assertThat(watched.store.snapshot().breaches().values())
        .singleElement()
        .isEqualTo(
            new Breach(
                PartitionKey.parse(MONTH), Instant.parse(DEADLINE), Instant.parse(AFTER), null));
  }

  @Test
  void startWaitsForItsFirstLookWhichMayShowThatNothingWasMissed() {
    watched.at(BEFORE_END);
    put("1");
    watched.load();
    watched.restart();
    watched.at(AFTER);
    watched.look();
    assertThat(watched.told).isEmpty();
    look("2019-01-02T07:00:10Z", MonthState.ON_TIME);
    assertThat(watched.told).isEmpty();
  }

  @Test
  void startWhoseFirstLookNeverEndsDoesNotWaitForEver() {
    watched.restart();
    watched.at(AFTER);
    watched.look();
    assertThat(watched.told).isEmpty();
    lake.clock.advance(Duration.ofMinutes(5));
    watched.look();
    assertThat(watched.told).containsExactly("missed 2018-12");
  }

  @Test
  void monthIsNotTakenForPublishedWhileNobodyCanLookAtItsInput() {
    watched.at(BEFORE_END);
    put("1");
    watched.load();
    lake.source.goAway();
    watched.restart();
    look(DEADLINE, MonthState.MISSED);
    lake.source.comeBack();
    look(AFTER, MonthState.ON_TIME);
    assertThat(watched.told).containsExactly("missed 2018-12", "resolved 2018-12");
    assertThat(watched.reasons)
        .first()
        .isEqualTo("it is loaded, but its input could not be looked at since the month ended");
  }

  @Test
  void whatWasSeenHoldsWhileTheSourceIsAway() {
    loadInTime();
    lake.source.goAway();
    watched.restart();
    look(AT_RISK, MonthState.ON_TIME);
    look(AFTER, MonthState.ON_TIME);
    assertThat(watched.told).isEmpty();
  }

  @Test
  void stricterObjectiveJudgesNoMonthAnew() {
    loadInTime();
    look(AFTER, MonthState.ON_TIME);
    watched.at("2019-01-20T00:00:00Z");
    FreshnessConfiguration strict =
        new FreshnessConfiguration(
            "1 01:00", "UTC", io.dropwizard.util.Duration.minutes(5), MONTH, List.of());
    watched.restart(strict);
    look("2019-01-20T00:01:00Z", MonthState.ON_TIME);
    assertThat(watched.told).isEmpty();
  }

  @Test
  void missedMonthKeepsTheDeadlineThatItMissed() {
    look(DEADLINE, MonthState.MISSED);
    watched.restart(Watched.due("20 06:00", "UTC", MONTH));
    look(AFTER, MonthState.MISSED);
    look("2019-01-20T07:00:00Z", MonthState.MISSED);
    assertThat(watched.told).containsExactly("missed 2018-12");
  }

  @Test
  void ofTheDeadlinesThatPassedBeforeTheObjectiveOnlyTheNewestIsTold() {
    watched.at(AFTER);
    watched.restart(Watched.due("2 05:00", "UTC", "2018-06"));
    watched.discoverAndLook();
    assertThat(watched.states())
        .containsEntry("2018-06", MonthState.MISSED)
        .containsEntry("2018-11", MonthState.MISSED)
        .containsEntry(MONTH, MonthState.MISSED)
        .containsEntry("2019-01", MonthState.DUE);
    assertThat(watched.told).containsExactly("missed 2018-12");
  }

  @Test
  void objectiveThatIsTakenOutAndSetAgainBeginsAnew() {
    watched.restart(Watched.due("", "UTC", MONTH));
    watched.look();
    watched.restart(DUE);
    look("2019-03-15T00:00:00Z", MonthState.MISSED);
    assertThat(watched.told).containsExactly("missed 2019-02");
  }

  @Test
  void monthThatIsNoLongerCoveredEndsItsBreach() {
    look(DEADLINE, MonthState.MISSED);
    watched.restart(Watched.due("2 06:00", "UTC", "2019-01"));
    watched.at(AFTER);
    watched.discoverAndLook();
    assertThat(watched.told).containsExactly("missed 2018-12", "resolved 2018-12");
    assertThat(watched.states()).containsOnlyKeys("2019-01");
  }

  @Test
  void breachThatCouldNotBeToldIsNotWrittenDownAndToldAtTheNextLook() {
    watched.refuses = true;
    watched.at(DEADLINE);
    watched.discover();
    assertThatIllegalStateException().isThrownBy(watched::look);
    assertThat(watched.store.snapshot().breaches()).isEmpty();
    watched.refuses = false;
    look(AFTER, MonthState.MISSED);
    assertThat(watched.told).containsExactly("missed 2018-12");
  }

  @Test
  void withoutAFirstMonthTheFirstThatIsKnownIsIt() {
    watched.restart(Watched.due("2 06:00", "UTC", ""));
    watched.discoverAndLook();
    assertThat(watched.states()).isEmpty();
    lake.put("2018-10", "1");
    watched.discoverAndLook();
    assertThat(watched.states()).containsOnlyKeys("2018-10", "2018-11", "2018-12");
  }

  @Test
  void summarySaysWhatAMeterShows() {
    FreshnessStatus status = new FreshnessStatus(DUE, watched.store, lake.clock);
    look(AFTER, MonthState.MISSED);
    FreshnessSummary summary = status.summary().orElseThrow();
    assertThat(summary.objective()).isEqualTo("2 06:00 UTC");
    assertThat(summary.months())
        .containsEntry(MonthState.MISSED, 1L)
        .containsEntry(MonthState.DUE, 1L)
        .hasSize(MonthState.values().length);
    assertThat(summary.missed()).extracting(Object::toString).containsExactly(MONTH);
    assertThat(summary.oldestBreachSeconds()).isEqualTo(3_600);
    assertThat(summary.nextDeadline()).isEqualTo(Instant.parse("2019-02-02T06:00:00Z"));
    assertThat(summary.nextDeadlineSeconds()).isEqualTo(Duration.ofDays(31).toSeconds() - 3_600);
    put("1");
    watched.load();
    watched.discoverAndLook();
    assertThat(status.summary().orElseThrow().oldestBreachSeconds()).isNull();
  }

  private void loadInTime() {
    watched.at(AFTER_END);
    put("1");
    watched.load();
    watched.discoverAndLook();
    assertThat(watched.state(MONTH)).isEqualTo(MonthState.ON_TIME);
  }

  private void put(String version) {
    lake.put(MONTH, version);
  }

  private void look(String time, MonthState expected) {
    watched.at(time);
    watched.discoverAndLook();
    assertThat(watched.states()).as(time).containsEntry(MONTH, expected);
  }

  private void ignore(@Nullable String reason) {
    lake.jdbi.useHandle(
        handle ->
            handle.execute(
                "update partition_ledger set ignored_reason = ? where partition_key = ?",
                reason,
                MONTH));
  }
}
