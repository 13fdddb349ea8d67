package io.sparkify.lake.service.run;

import io.sparkify.lake.job.contract.ApplicationTag;
import io.sparkify.lake.job.contract.Progress;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Knows since when nothing moves in an application; in memory, so that a restart of the service
 * starts the time anew.
 */
final class Stillness {
  private final Map<ApplicationTag, Still> applications = new ConcurrentHashMap<>();

  private record Still(List<Progress.RunProgress> runs, Instant since) {}

  /** When the runs of this application last were elsewhere; a heartbeat alone moves nothing. */
  Instant since(Progress said, Instant now) {
    return applications
        .merge(
            said.tag(),
            new Still(said.runs(), now),
            (before, here) -> before.runs().equals(here.runs()) ? before : here)
        .since();
  }

  void forget(ApplicationTag tag) {
    applications.remove(tag);
  }
}
