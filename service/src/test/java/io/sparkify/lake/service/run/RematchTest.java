package io.sparkify.lake.service.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.sparkify.lake.service.db.TestDatabase;
import io.sparkify.lake.service.partition.Rematch;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a new song catalog makes of months that are loaded. */
class RematchTest {
  @ParameterizedTest
  @EnumSource
  void newCatalogLeavesLoadedMonthsAsTheyAreAndSaysSo(TestDatabase database) {
    Lake lake = loaded(database, Rematch.NEVER);
    lake.put("songs", "2");
    lake.tick();
    assertThat(lake.launchedPartitions()).containsExactly("songs");
    lake.succeed();

    Plan plan = lake.planning.plan();
    assertThat(plan.actions()).isEmpty();
    assertThat(plan.stale()).hasSize(2);
    assertThat(PlanNotes.of(plan, lake.planning.settings()))
        .containsExactly(
            "songs changed: 2 months were matched against an older catalog (2018-11, 2018-10); they"
                + " stay as they are, as catalog.rematch is never: a backfill of only stale months"
                + " loads them again.");
  }

  @ParameterizedTest
  @EnumSource
  void allLoadedMonthsFollowANewCatalogOnce(TestDatabase database) {
    Lake lake = loaded(database, Rematch.ALL);
    lake.put("songs", "2");
    lake.discover();
    assertThat(lake.planning.plan().actions())
        .extracting(action -> action.partition().value(), Plan.Action::batch)
        .containsExactly(tuple("songs", 1), tuple("2018-11", 1), tuple("2018-10", 1));
    assertThat(lake.planning.plan().actions().get(1).reason())
        .endsWith("matched against an older catalog than is there now: is matched again");

    lake.tick();
    assertThat(lake.launchedPartitions()).containsExactly("songs", "2018-11", "2018-10");
    lake.succeed();
    lake.tick();
    assertThat(lake.isBusy()).isFalse();
    assertThat(lake.planning.plan().stale()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void monthsWaitForACatalogThatIsBeingLoadedAndStayIfItFails(TestDatabase database) {
    Lake lake = loaded(database, Rematch.ALL);
    lake.limit(new BatchLimits(1, 10, 1, 10));
    lake.put("songs", "2");
    lake.tick();
    assertThat(lake.launchedPartitions()).containsExactly("songs");
    lake.launcher.die();
    lake.tick();
    List<Plan.Action> left = lake.planning.plan().actions();
    lake.settle();
    while (!lake.dispatch().isEmpty()) {
      lake.settle();
      lake.planning.queueDue();
    }
    // What was queued behind it goes once; nothing follows a catalog that was not loaded
    assertThat(left).hasSizeLessThanOrEqualTo(2);
    assertThat(lake.planning.plan().actions()).isEmpty();
  }

  private static Lake loaded(TestDatabase database, Rematch rematch) {
    Lake lake =
        new Lake(database, new PlanSettings(Duration.ZERO, true, rematch, BatchLimits.DEFAULT));
    lake.put("songs", "1");
    lake.put("2018-10", "1");
    lake.put("2018-11", "1");
    lake.tick();
    lake.succeed();
    return lake;
  }
}
