package io.sparkify.lake.job.load;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does something every second, beside the work, until it is closed. */
final class Heartbeat implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Heartbeat.class);

  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread daemon = new Thread(work, "heartbeat");
            daemon.setDaemon(true);
            return daemon;
          });

  static Heartbeat of(Runnable... beats) {
    Heartbeat heartbeat = new Heartbeat();
    var unused = heartbeat.thread.scheduleWithFixedDelay(() -> beat(beats), 1, 1, TimeUnit.SECONDS);
    return heartbeat;
  }

  private static void beat(Runnable... beats) {
    for (Runnable each : beats) {
      try {
        each.run();
      } catch (RuntimeException e) {
        LOG.warn("A heartbeat failed; the next one follows", e);
      }
    }
  }

  /** A beat that is under way is waited for, so that nothing is said after the end. */
  @Override
  public void close() {
    thread.shutdown();
    try {
      if (!thread.awaitTermination(1, TimeUnit.MINUTES)) {
        LOG.warn("The last heartbeat did not end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
