package io.sparkify.lake.service.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

class TicksTest {
  private static final Instant NOW = Instant.parse("2018-12-01T06:00:00Z");
  private static final Duration HOUR = Duration.ofHours(1);

  private final Ticks ticks = new Ticks(Clock.fixed(NOW, ZoneOffset.UTC));
  private final AtomicInteger runs = new AtomicInteger();
  private final CountDownLatch gate = new CountDownLatch(1);

  @AfterEach
  void stop() throws Exception {
    gate.countDown();
    ticks.stop();
  }

  @Test
  void tickRunsAtTheStartAndAgainAtItsTime() throws Exception {
    ticks.add(new Tick("sweep", Duration.ofMillis(50), runs::incrementAndGet));
    ticks.start();

    await().until(() -> runs.get() > 3);
  }

  @Test
  void hundredRingsDuringARunAreOneMoreRun() throws Exception {
    ticks.add(new Tick("plan", HOUR, this::countAndWait));
    ticks.start();
    await().until(() -> runs.get() == 1);

    for (int i = 0; i < 100; i++) {
      ticks.ring("plan");
    }
    gate.countDown();

    await().until(() -> runs.get() == 2);
    ticks.stop();
    assertThat(runs).hasValue(2);
  }

  @Test
  void tickNeverOverlapsWithItself() throws Exception {
    AtomicInteger inside = new AtomicInteger();
    AtomicBoolean overlapped = new AtomicBoolean();
    ticks.add(
        new Tick(
            "sweep",
            Duration.ofMillis(5),
            () -> {
              overlapped.compareAndSet(false, inside.incrementAndGet() > 1);
              ticks.ring("sweep");
              inside.decrementAndGet();
              runs.incrementAndGet();
            }));
    ticks.add(new Tick("other", HOUR, () -> {}));
    ticks.start();

    await().until(() -> runs.get() > 50);
    assertThat(overlapped).isFalse();
  }

  @Test
  void failureIsRememberedUntilTheNextGoodRun() throws Exception {
    ticks.add(new Tick("discover", HOUR, this::failOnce));
    ticks.start();
    await().until(() -> runs.get() == 1 && ticks.status().get(0).lastError() != null);

    assertThat(ticks.status())
        .containsExactly(
            new TickStatus(
                "discover", HOUR, NOW, "java.lang.IllegalStateException: the lake is away"));
    ticks.ring("discover");
    await().until(() -> ticks.status().get(0).lastError() == null);
    assertThat(ticks.status().get(0).problem(NOW)).isEmpty();
  }

  @Test
  void stopWaitsForTheTickThatRuns() throws Exception {
    AtomicBoolean ended = new AtomicBoolean();
    ticks.add(
        new Tick(
            "dispatch",
            HOUR,
            () -> {
              countAndWait();
              ended.set(true);
            }));
    ticks.start();
    await().until(() -> runs.get() == 1);

    Thread stopper = new Thread(this::stopQuietly);
    stopper.start();
    gate.countDown();
    stopper.join();
    assertThat(ended).isTrue();
  }

  @Test
  void whatATickForgotDoesNotMarkTheLinesOfTheNextOnItsThread() throws Exception {
    AtomicReference<@Nullable String> left = new AtomicReference<>("nothing was seen");
    ticks.add(
        new Tick(
            "sweep",
            HOUR,
            () -> {
              left.set(MDC.get("run"));
              MDC.put("run", "of before");
              runs.incrementAndGet();
            }));
    ticks.start();
    await().until(() -> runs.get() == 1);
    left.set("nothing was seen");
    await()
        .until(
            () -> {
              ticks.ring("sweep");
              return runs.get() > 1;
            });
    assertThat(left.get()).isNull();
  }

  @Test
  void ringBeforeTheStartOrAfterTheEndIsHarmless() throws Exception {
    ticks.add(new Tick("plan", HOUR, runs::incrementAndGet));
    ticks.ring("plan");
    ticks.start();
    await().until(() -> runs.get() == 1);
    ticks.stop();
    ticks.ring("plan");

    assertThat(runs).hasValue(1);
  }

  private void failOnce() {
    if (runs.getAndIncrement() == 0) {
      throw new IllegalStateException("the lake is away");
    }
  }

  private void countAndWait() {
    runs.incrementAndGet();
    try {
      gate.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void stopQuietly() {
    try {
      ticks.stop();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
