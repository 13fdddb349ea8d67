package io.sparkify.lake.job;

import io.sparkify.lake.job.load.WarmUp;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits, warm, for a request that is written later. Whoever makes the file first decides: the
 * service that the request is there, or this application that it waits no longer.
 *
 * @param decision the file, on this machine
 * @param linger how long to wait
 */
record Standby(Path decision, Duration linger) {
  private static final Logger LOG = LoggerFactory.getLogger(Standby.class);
  private static final String OPTION = "--standby";
  private static final long LOOK_MILLIS = 20;

  /** What the arguments say; empty if the request is there already. */
  static Optional<Standby> of(List<String> arguments) {
    if (arguments.isEmpty()) {
      return Optional.empty();
    }
    if (arguments.size() != 3 || !arguments.get(0).equals(OPTION)) {
      throw new IllegalArgumentException("Not %s FILE SECONDS: %s".formatted(OPTION, arguments));
    }
    return Optional.of(
        new Standby(
            Path.of(arguments.get(1)), Duration.ofSeconds(Long.parseLong(arguments.get(2)))));
  }

  /** Whether there is a request; false: nobody needs this application. */
  boolean await(SparkSession spark) throws IOException {
    long begin = System.nanoTime();
    Optional<ProcessHandle> service = ProcessHandle.current().parent();
    warmUp(spark);
    LOG.info("Warm, and waiting {} for a request", linger);
    while (!Files.exists(decision)) {
      boolean orphan = service.isPresent() && !service.get().isAlive();
      if (orphan || System.nanoTime() - begin > linger.toNanos()) {
        return !isGivenUp(orphan ? "the service is gone" : "nothing came in " + linger);
      }
      pause();
    }
    return true;
  }

  private boolean isGivenUp(String why) throws IOException {
    try {
      Files.createFile(decision);
      LOG.info("Not needed: {}", why);
      return true;
    } catch (FileAlreadyExistsException e) {
      LOG.debug("The request came at the last moment", e);
      return false;
    }
  }

  /** What fails here may still load what it is asked for, only not as quickly. */
  private void warmUp(SparkSession spark) {
    try {
      WarmUp.run(spark, LoadBatch.CLOCK, () -> !Files.exists(decision));
    } catch (IOException | RuntimeException e) {
      LOG.warn("Not warm", e);
    }
  }

  private static void pause() throws IOException {
    try {
      TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while waiting for a request", e);
    }
  }
}
