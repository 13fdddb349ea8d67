package io.sparkify.lake.service.schedule;

import io.sparkify.lake.service.db.Outage;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Runs one tick, and remembers how that went. */
@DisallowConcurrentExecution
final class Pulse implements Job {
  private static final Logger LOG = LoggerFactory.getLogger(Pulse.class);

  private final Tick tick;
  private final Clock clock;
  private final AtomicBoolean rung = new AtomicBoolean();
  private volatile Instant lastEnd;
  private volatile @Nullable String lastError;

  Pulse(Tick tick, Clock clock) {
    this.tick = tick;
    this.clock = clock;
    this.lastEnd = clock.instant();
  }

  /** Whether this ring is the first since the last start, so that somebody must pass it on. */
  boolean ring() {
    return rung.compareAndSet(false, true);
  }

  void missRing() {
    rung.set(false);
  }

  @Override
  public void execute(JobExecutionContext context) {
    // Before the work: a ring during the work means that there may be news.
    rung.set(false);
    try {
      tick.work().run();
      lastError = null;
    } catch (Throwable e) {
      complain(e);
      lastError = e.toString();
    } finally {
      lastEnd = clock.instant();
      // What a tick forgot must not mark the lines of the next one on this thread.
      MDC.clear();
    }
  }

  /** Once for each problem: while it lasts, a tick a second would fill the log with it. */
  private void complain(Throwable e) {
    if (e.toString().equals(lastError)) {
      LOG.debug("The tick '{}' failed again", tick.name(), e);
    } else if (Outage.isCauseOf(e)) {
      LOG.warn("The tick '{}' waits for the database: {}", tick.name(), e.getMessage());
    } else {
      LOG.error("The tick '{}' failed and will try again in {}", tick.name(), tick.every(), e);
    }
  }

  TickStatus status() {
    return new TickStatus(tick.name(), tick.every(), lastEnd, lastError);
  }
}
