package io.sparkify.lake.service.spark;

import io.sparkify.lake.job.contract.ApplicationTag;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.launcher.SparkAppHandle;

/** Knows which applications still have a process, whoever started it. */
final class RunningApplications {
  private final Clock clock;
  private final Duration startWithin;
  private final Runnable doorbell;
  private final Map<ApplicationTag, Launch> launches = new ConcurrentHashMap<>();
  private final Map<ApplicationTag, ProcessHandle> processes = new ConcurrentHashMap<>();

  RunningApplications(Clock clock, Duration startWithin, Runnable doorbell) {
    this.clock = clock;
    this.startWithin = startWithin;
    this.doorbell = doorbell;
  }

  private record Launch(SparkAppHandle handle, Instant at) {}

  void launched(ApplicationTag tag, SparkAppHandle handle) {
    launches.put(tag, new Launch(handle, clock.instant()));
  }

  /**
   * Whether a process runs for this request, or may still come into sight. A final state of the
   * handle alone says nothing: it may be there before the process has gone, and the reverse.
   */
  boolean isAlive(ApplicationTag tag, String request) {
    if (process(tag, request).isPresent() || isStarting(tag)) {
      return true;
    }
    processes.remove(tag);
    launches.remove(tag);
    return false;
  }

  private Optional<ProcessHandle> process(ApplicationTag tag, String request) {
    ProcessHandle known = processes.get(tag);
    if (known != null && DriverProcess.carries(known, request)) {
      return Optional.of(known);
    }
    Optional<ProcessHandle> found = DriverProcess.find(request);
    found.ifPresent(process -> watch(tag, process));
    return found;
  }

  private void watch(ApplicationTag tag, ProcessHandle process) {
    processes.put(tag, process);
    var unused = process.onExit().thenRun(doorbell);
  }

  private boolean isStarting(ApplicationTag tag) {
    Launch launch = launches.get(tag);
    return launch != null
        && !processes.containsKey(tag)
        && !launch.handle().getState().isFinal()
        && clock.instant().isBefore(launch.at().plus(startWithin));
  }
}
