package io.sparkify.lake.job.report;

import io.sparkify.lake.job.contract.Phase;
import io.sparkify.lake.job.contract.PhaseTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** When one run was in which phase; each phase is there once. */
final class PhaseTimes {
  private final List<PhaseTime> times = new ArrayList<>();

  /** The phase before, if it has not ended, ends now. */
  void enter(Phase phase, Instant now) {
    leave(now);
    if (phase != Phase.WAITING && phase != Phase.DONE) {
      times.removeIf(time -> time.phase() == phase);
      times.add(new PhaseTime(phase, now, null));
    }
  }

  /** Nothing is done for the run until it enters the next phase. */
  void leave(Instant now) {
    times.replaceAll(time -> time.endedAt(now));
  }

  List<PhaseTime> all() {
    return List.copyOf(times);
  }
}
