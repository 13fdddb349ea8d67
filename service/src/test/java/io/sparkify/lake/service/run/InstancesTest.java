package io.sparkify.lake.service.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkify.lake.job.contract.ApplicationTag;
import io.sparkify.lake.job.contract.RunId;
import io.sparkify.lake.service.db.TestDatabase;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What one instance knows of what another one did. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class InstancesTest {
  private final Lake lake;

  InstancesTest(TestDatabase database) {
    lake = new Lake(database);
    lake.put("songs", "1");
    lake.put("2018-11", "1");
  }

  @Test
  void applicationThatAnotherMachineLaunchedIsElsewhere() {
    lake.tick();
    assertThat(on("here").isElsewhere(lake.launcher.tag())).isFalse();
    assertThat(on("there").isElsewhere(lake.launcher.tag())).isTrue();
    assertThat(on("here").isElsewhere(ApplicationTag.random())).isFalse();
  }

  @Test
  void applicationWhoseDriverRunsOnAnotherMachineIsElsewhere() {
    lake.tick();
    lake.launcher.say(lake.reading());
    lake.tick();
    assertThat(on("here").isElsewhere(lake.launcher.tag())).isTrue();
  }

  @Test
  void requestOfAnotherInstanceRingsHere() {
    AtomicInteger rings = new AtomicInteger();
    News news = new News(lake.jdbi, rings::incrementAndGet);
    news.look();
    assertThat(rings).hasValue(0);
    lake.discovery.discover();
    lake.planning.queueDue();
    news.look();
    news.look();
    assertThat(rings).hasValue(1);
  }

  @Test
  void instanceThatDoesNotWriteShowsTheProgressUntilTheApplicationEnds() {
    lake.tick();
    ProgressBoard board = new ProgressBoard(lake.history);
    Bystander bystander = new Bystander(on("there"), request -> Optional.of(lake.reading()), board);
    RunId run = lake.run("2018-11").run().id();
    bystander.look();
    assertThat(board.find(run)).isPresent();
    lake.succeed();
    bystander.look();
    assertThat(board.find(run)).isEmpty();
  }

  private ApplicationStore on(String host) {
    return new ApplicationStore(lake.jdbi, lake.clock, lake.retrier(), host);
  }
}
