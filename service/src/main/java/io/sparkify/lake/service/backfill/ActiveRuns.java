package io.sparkify.lake.service.backfill;

import io.sparkify.lake.job.contract.RunId;

/** Asks for the end of a run that an application has. */
@FunctionalInterface
public interface ActiveRuns {
  /** Returns at once; one that has ended meanwhile is left alone. */
  void cancel(RunId id, String who, String reason);
}
