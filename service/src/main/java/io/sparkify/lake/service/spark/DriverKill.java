package io.sparkify.lake.service.spark;

import io.sparkify.lake.job.contract.ApplicationTag;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends a driver on this machine with all that it started: asks first, and kills soon after. */
final class DriverKill {
  private static final Logger LOG = LoggerFactory.getLogger(DriverKill.class);
  private static final Duration GRACE = Duration.ofSeconds(5);

  private final Clock clock;
  private final Map<ApplicationTag, Dying> dying = new ConcurrentHashMap<>();

  DriverKill(Clock clock) {
    this.clock = clock;
  }

  /** A tree of processes, and since when it is to end. */
  private record Dying(List<ProcessHandle> tree, Instant since) {}

  /** One step; to be repeated until nothing is left. */
  void end(ApplicationTag tag, String request) {
    List<ProcessHandle> found =
        DriverProcess.all(request).flatMap(DriverKill::tree).distinct().toList();
    Dying known = dying.computeIfAbsent(tag, first -> new Dying(found, clock.instant()));
    if (clock.instant().isBefore(known.since().plus(GRACE))) {
      LOG.info("Application {}: asking {} processes to end", tag, found.size());
      found.forEach(ProcessHandle::destroy);
      return;
    }
    LOG.warn("Application {}: killing {} processes", tag, found.size());
    // A handle knows when its process began: one that has the number now is not meant.
    Stream.concat(known.tree().stream(), found.stream())
        .distinct()
        .filter(ProcessHandle::isAlive)
        .forEach(ProcessHandle::destroyForcibly);
  }

  void forget(ApplicationTag tag) {
    dying.remove(tag);
  }

  /** Children first, so that none is adopted by somebody else unseen. */
  private static Stream<ProcessHandle> tree(ProcessHandle root) {
    return Stream.concat(root.descendants(), Stream.of(root));
  }
}
