package io.sparkify.lake.service.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkify.lake.job.contract.RunId;
import io.sparkify.lake.service.db.TestDatabase;
import io.sparkify.lake.service.run.Lake;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class EventStoreTest {
  private final Lake lake;
  private final TestDatabase database;
  private final EventStore store;
  private RunId one = RunId.random();
  private RunId other = RunId.random();
  private long begin;

  EventStoreTest(TestDatabase database) {
    this.database = database;
    lake = new Lake(database);
    store = new EventStore(lake.jdbi);
  }

  @BeforeEach
  void twoRunsAreQueued() {
    lake.put("2018-10", "1");
    lake.put("2018-11", "1");
    lake.tick();
    one = lake.run("2018-10").run().id();
    other = lake.run("2018-11").run().id();
    begin = store.newest();
  }

  @Test
  void moveThatIsCommittedLaterHasALaterPlaceThoughItsIdIsSmaller() {
    try (Handle early = database.another().open();
        Handle late = database.another().open()) {
      early.begin();
      note(early, one, "begun first");
      late.begin();
      note(late, other, "begun second");
      late.commit();
      assertThat(store.newest()).isEqualTo(begin + 1);
      assertThat(reasonsAfter(begin)).containsExactly("begun second");

      early.commit();
      assertThat(store.newest()).isEqualTo(begin + 2);
      assertThat(reasonsAfter(begin)).containsExactly("begun second", "begun first");
      assertThat(reasonsAfter(begin + 1)).containsExactly("begun first");
    }
  }

  @Test
  void moveThatIsRolledBackHasNoPlace() {
    try (Handle handle = database.another().open()) {
      handle.begin();
      note(handle, one, "never mind");
      handle.rollback();
    }
    assertThat(store.newest()).isEqualTo(begin);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 499, 500, 501, 1200})
  void everyMoveHasOnePlaceHoweverManyWait(int moves) {
    lake.jdbi.useHandle(
        handle -> {
          for (int i = 0; i < moves; i++) {
            note(handle, one, "move " + i);
          }
        });
    assertThat(store.newest()).isEqualTo(begin + moves);
    assertThat(store.after(begin, 2_000))
        .extracting(RunMove::streamPosition)
        .hasSize(moves)
        .startsWith(begin + 1)
        .endsWith(begin + moves)
        .isSorted();
  }

  @Test
  void moveSaysAllThatAListenerNeeds() {
    RunMove move = store.after(begin - 1, 1).get(0);
    assertThat(move)
        .isEqualTo(
            new RunMove(
                begin,
                other.equals(move.runId()) ? other : one,
                move.partition(),
                "SCHEDULE",
                "QUEUED",
                "STARTING",
                move.reason(),
                Lake.START.plusSeconds(60),
                1));
  }

  private List<String> reasonsAfter(long position) {
    return store.after(position, 10).stream().map(RunMove::reason).toList();
  }

  private void note(Handle handle, RunId run, String reason) {
    handle
        .createUpdate(
            "insert into state_change (run_id, from_state, to_state, reason, changed_at)"
                + " values (:run, 'STARTING', 'STARTING', :reason, :at)")
        .bind("run", run)
        .bind("reason", reason)
        .bind("at", lake.clock.instant())
        .execute();
  }
}
