package io.sparkify.lake.service.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkify.lake.service.db.TestDatabase;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What nobody asked for by REST has no row in the audit log: the run itself says who and why. */
class AttributionTest {
  @ParameterizedTest
  @EnumSource
  void runThatNobodyAskedForAndItsRetrySayWhoWantedThemAndWhy(TestDatabase database) {
    Lake lake = new Lake(database);
    lake.retry(new RetryRule(2, Duration.ofMinutes(1), Duration.ofMinutes(1), 0));
    lake.put("2018-11", "1");
    lake.tick();
    lake.launcher.die();
    lake.tick();
    Run run = lake.run("2018-11").run();
    assertThat(run.requestedBy()).isEqualTo("service");
    assertThat(run.trigger()).isEqualTo(RunTrigger.SCHEDULE);
    assertThat(run.reason()).isEqualTo("never loaded");
    List<StateChange> moves = lake.history.stateChanges(run.id());
    assertThat(moves).extracting(StateChange::reason).noneMatch(String::isBlank);
    assertThat(moves)
        .filteredOn(move -> move.toState() == RunState.QUEUED)
        .last()
        .extracting(StateChange::reason)
        .asString()
        .startsWith("attempt 1 of 2 failed: ");
  }
}
