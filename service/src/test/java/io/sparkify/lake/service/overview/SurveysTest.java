package io.sparkify.lake.service.overview;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkify.lake.service.db.MutableClock;
import io.sparkify.lake.service.db.TestDatabase;
import io.sparkify.lake.service.partition.PartitionState;
import io.sparkify.lake.service.run.Lake;
import io.sparkify.lake.service.schedule.NextFires;
import io.sparkify.lake.service.schedule.ScheduleStore;
import io.sparkify.lake.service.table.TableStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class SurveysTest {
  private final Lake lake = new Lake(TestDatabase.H2);
  private final MutableClock steady = new MutableClock(Instant.EPOCH);
  private Duration cost = Duration.ZERO;
  private int rings;
  private final Surveys surveys =
      new Surveys(
          new Surveyor(
              lake.ledger,
              lake.planning.settings(),
              lake.plans(),
              new NextFires(new ScheduleStore(lake.jdbi, lake.clock), lake.clock),
              new TableStore(lake.jdbi)),
          lake.jdbi,
          new Costly(),
          steady,
          () -> rings++);

  @Test
  void surveyIsRememberedForFiveSecondsWhileNothingMoves() {
    Survey first = surveys.current();
    steady.advance(Duration.ofMillis(4_999));
    assertThat(surveys.current()).isSameAs(first);
    steady.advance(Duration.ofMillis(1));
    assertThat(surveys.current()).isNotSameAs(first);
  }

  @Test
  void cheapSurveyIsMadeAnewAsSoonAsAnythingMoves() {
    assertThat(news()).isZero();
    lake.put("2018-10", "1");
    lake.discover();
    assertThat(news()).isEqualTo(1);
    lake.tick();
    assertThat(news()).isZero();
  }

  @Test
  void nobodyWaitsForACostlyOne() {
    cost = Duration.ofSeconds(1);
    Survey first = surveys.current();
    lake.put("2018-10", "1");
    lake.discover();
    steady.advance(Duration.ofSeconds(9));
    assertThat(surveys.current()).isSameAs(first);
    assertThat(rings).as("a tenth of the time at most").isZero();
    steady.advance(Duration.ofSeconds(1));
    assertThat(surveys.current()).isSameAs(first);
    assertThat(rings).isEqualTo(1);
    surveys.renew();
    assertThat(news()).isEqualTo(1);
    surveys.renew();
    assertThat(rings).isEqualTo(1);
  }

  @Test
  void oldOneIsNotShown() {
    cost = Duration.ofSeconds(1);
    assertThat(news()).isZero();
    lake.put("2018-10", "1");
    lake.discover();
    steady.advance(Duration.ofSeconds(31));
    assertThat(news()).isEqualTo(1);
  }

  private long news() {
    return surveys.current().states().getOrDefault(PartitionState.NEW, 0L);
  }

  /** Asked once a survey, which takes that long. */
  private final class Costly extends Clock {
    @Override
    public Instant instant() {
      steady.advance(cost);
      return lake.clock.instant();
    }

    @Override
    public ZoneId getZone() {
      return lake.clock.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
