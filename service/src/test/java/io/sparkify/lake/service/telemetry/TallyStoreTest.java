package io.sparkify.lake.service.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkify.lake.service.db.TestDatabase;
import io.sparkify.lake.service.events.EventStore;
import io.sparkify.lake.service.overview.Survey;
import io.sparkify.lake.service.run.Lake;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TallyStoreTest {
  private static final Survey NOTHING =
      new Survey(
          Instant.EPOCH,
          null,
          Map.of(),
          new Survey.Discarded(List.of(), 0),
          new Survey.Outlook(List.of(), 0, List.of(), 0, null, List.of(), true, null),
          List.of(),
          List.of(),
          new Survey.Ledgers(true, 0, Map.of()));

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void everyMoveIsCountedOnceAndNothingIsForgotten(TestDatabase database) {
    Lake lake = new Lake(database);
    lake.put("songs", "1");
    lake.put("2018-11", "1");
    lake.tick();
    lake.succeed();
    count(lake);
    count(lake);
    assertThat(tally(lake).total(Tally.ENDED, "SUCCEEDED", Tally.NONE)).isEqualTo(2);
    assertThat(tally(lake).total(Tally.LINES, "events", "accepted")).isEqualTo(6);
    assertThat(tally(lake).total(Tally.ROWS, "songplays", "")).isEqualTo(6);

    lake.jdbi.useTransaction(
        handle -> {
          handle.execute("delete from row_count");
          handle.execute("delete from state_change");
        });
    lake.put("2018-11", "2");
    lake.tick();
    lake.reject();
    count(lake);
    assertThat(tally(lake).total(Tally.ENDED, "SUCCEEDED", Tally.NONE)).isEqualTo(2);
    assertThat(tally(lake).total(Tally.ENDED, "REJECTED", Tally.NONE)).isEqualTo(1);
    assertThat(tally(lake).total(Tally.LINES, "events", "accepted")).isEqualTo(12);
    assertThat(tally(lake).total(Tally.ROWS, "songplays", "")).as("rejected").isEqualTo(6);
    assertThat(tally(lake).total(Tally.SECONDS_BUCKET, "REJECTED", "60")).isEqualTo(1);
    assertThat(tally(lake).total(Tally.MILLIS, "REJECTED", ""))
        .isEqualTo(Duration.ofMinutes(1).toMillis());
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void linesOfAnApprovedRunAreReadOnceAndItsRowsWritten(TestDatabase database) {
    Lake lake = new Lake(database);
    lake.put("songs", "1");
    lake.tick();
    lake.succeed();
    lake.put("2018-11", "1");
    lake.tick();
    lake.reject();
    count(lake);
    long read = tally(lake).total(Tally.LINES, "events", "accepted");
    lake.approve(lake.run("2018-11").run().id());
    lake.tick();
    lake.succeed();
    count(lake);
    assertThat(tally(lake).total(Tally.LINES, "events", "accepted")).isEqualTo(read).isEqualTo(6);
    assertThat(tally(lake).total(Tally.ROWS, "songplays", "")).isEqualTo(6);
  }

  private static void count(Lake lake) {
    new TallyStore(lake.jdbi, new EventStore(lake.jdbi)).count();
  }

  private static Tally tally(Lake lake) {
    return new FigureStore(lake.jdbi, () -> NOTHING, Optional::empty).read().tally();
  }
}
