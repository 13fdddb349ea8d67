package io.sparkify.lake.service.spark;

import io.sparkify.lake.job.contract.ApplicationTag;
import io.sparkify.lake.job.contract.BatchRequest;
import io.sparkify.lake.job.contract.LakePaths;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.spark.launcher.SparkAppHandle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps at most one driver ahead of its request: it starts when there is nothing to load, once
 * after each application, and waits with its Spark session and its code warm. Its tag is that of
 * the next application, so that it is found, watched and killed like any other. It ends by itself
 * when nothing came in time, or when the service is gone.
 */
final class Standby {
  private static final Logger LOG = LoggerFactory.getLogger(Standby.class);
  private static final long SECONDS_TO_END = 10;

  private final Duration linger;
  private final List<String> machine;
  private final DriverStart drivers;
  private final String lake;
  private boolean wanted = true;
  private @Nullable Waiting waiting;

  /**
   * @param linger how long a driver waits; zero: there is none
   * @param lake where requests are written
   */
  Standby(SparkConfiguration configuration, Duration linger, DriverStart drivers, String lake) {
    this.linger = configuration.isLocal() ? linger : Duration.ZERO;
    this.machine = QuickStart.forLittle(configuration.driverOptions());
    this.drivers = drivers;
    this.lake = lake;
  }

  private record Waiting(ApplicationTag tag, SparkAppHandle handle) {}

  /** Of the driver that waits, or else a new one. */
  synchronized ApplicationTag nextTag() {
    forgetTheDead();
    return waiting == null ? ApplicationTag.random() : waiting.tag();
  }

  private void forgetTheDead() {
    if (waiting != null && waiting.handle().getState().isFinal()) {
      forgo(waiting.tag());
    }
  }

  /** Ends the driver that waits, if it is this one. */
  synchronized void forgo(ApplicationTag tag) {
    if (waiting != null && waiting.tag().equals(tag)) {
      waiting = null;
      end(tag);
      drivers.forget(tag);
    }
  }

  /** An application has ended: another driver may be started when there is nothing to load. */
  synchronized void want() {
    wanted = true;
  }

  /** Nothing is to be loaded now. */
  synchronized void rest() {
    if (linger.isZero() || !wanted || waiting != null) {
      return;
    }
    wanted = false;
    if (DriverProcess.requests().values().stream().anyMatch(each -> each.startsWith(lake + "/"))) {
      // One that outlived a service before this one; its end will have another one wanted.
      return;
    }
    ApplicationTag tag = ApplicationTag.random();
    try {
      SparkAppHandle handle =
          drivers.start(
              tag,
              request(tag),
              machine,
              List.of("--standby", decision(tag).toString(), Long.toString(linger.toSeconds())));
      waiting = new Waiting(tag, handle);
      LOG.info("Application {} was started ahead and waits {} for a batch", tag, linger);
    } catch (IOException e) {
      LOG.warn("No application was started ahead", e);
    }
  }

  /** The driver that waited, which has the request now; empty if one is to be started for it. */
  synchronized Optional<SparkAppHandle> take(BatchRequest request) {
    wanted = false;
    Waiting taken = waiting;
    if (taken == null || !taken.tag().equals(request.tag())) {
      return Optional.empty();
    }
    waiting = null;
    if (QuickStart.isLittle(request) && isGiven(taken)) {
      return Optional.of(taken.handle());
    }
    // Two processes of one tag would be taken for one.
    end(taken.tag());
    return Optional.empty();
  }

  private boolean isGiven(Waiting taken) {
    if (process(taken.tag()).isEmpty()) {
      return false;
    }
    try {
      Files.createFile(decision(taken.tag()));
      return true;
    } catch (FileAlreadyExistsException e) {
      LOG.debug("Application {} waits no longer", taken.tag(), e);
      return false;
    } catch (IOException e) {
      LOG.warn("Application {} could not be told of its request", taken.tag(), e);
      return false;
    }
  }

  /** Has nothing to lose. */
  private void end(ApplicationTag tag) {
    process(tag).ifPresent(Standby::end);
  }

  private Optional<ProcessHandle> process(ApplicationTag tag) {
    return DriverProcess.find(request(tag));
  }

  private String request(ApplicationTag tag) {
    return lake + "/" + LakePaths.request(tag);
  }

  private static void end(ProcessHandle process) {
    process.destroyForcibly();
    try {
      process.onExit().get(SECONDS_TO_END, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      LOG.warn("Process {} does not end", process.pid(), e);
    }
  }

  private Path decision(ApplicationTag tag) {
    return drivers.locals().of(tag).resolve("decision");
  }
}
