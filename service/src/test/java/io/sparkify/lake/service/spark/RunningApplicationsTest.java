package io.sparkify.lake.service.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkify.lake.job.contract.ApplicationTag;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.apache.spark.launcher.SparkAppHandle;
import org.junit.jupiter.api.Test;

class RunningApplicationsTest {
  private final ApplicationTag tag = ApplicationTag.random();
  private final String request = "file:///lake/_lake/applications/" + tag + "/request.json";
  private Instant now = Instant.parse("2018-12-01T06:00:00Z");
  private final RunningApplications applications =
      new RunningApplications(new TestClock(), Duration.ofMinutes(2), () -> {});

  @Test
  void launchedProcessOutOfSightCountsAsAliveUntilTheStartUpLimit() {
    applications.launched(tag, new FakeHandle(SparkAppHandle.State.UNKNOWN));

    now = now.plusSeconds(119);
    assertThat(applications.isAlive(tag, request)).isTrue();
    now = now.plusSeconds(1);
    assertThat(applications.isAlive(tag, request)).isFalse();
  }

  @Test
  void launchedProcessThatWasSeenToEndIsDeadAtOnce() {
    applications.launched(tag, new FakeHandle(SparkAppHandle.State.LOST));

    assertThat(applications.isAlive(tag, request)).isFalse();
  }

  @Test
  void unknownApplicationWithoutProcessIsDead() {
    assertThat(applications.isAlive(tag, request)).isFalse();
  }

  private final class TestClock extends Clock {
    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }

  private record FakeHandle(State state) implements SparkAppHandle {
    @Override
    public State getState() {
      return state;
    }

    @Override
    public void addListener(Listener listener) {}

    @Override
    public String getAppId() {
      return "none";
    }

    @Override
    public void stop() {}

    @Override
    public void kill() {}

    @Override
    public void disconnect() {}

    @Override
    public Optional<Throwable> getError() {
      return Optional.empty();
    }
  }
}
