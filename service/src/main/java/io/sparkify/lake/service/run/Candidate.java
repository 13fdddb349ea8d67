package io.sparkify.lake.service.run;

import io.sparkify.lake.service.partition.Content;
import io.sparkify.lake.service.partition.Partition;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;

/**
 * A queued run, and what there is for it to load now.
 *
 * @param alone whether it may share its application with no other run
 */
record Candidate(Run run, Content content, boolean alone) {
  /** The catalog, then by who asked, then the newest month first. */
  static final Comparator<Candidate> IN_ORDER =
      Comparator.comparing((Candidate candidate) -> !candidate.isCatalog())
          .thenComparing(candidate -> candidate.run().trigger())
          .thenComparing(candidate -> candidate.run().partition(), Partition.NEWEST_FIRST);

  /** Who has waited longest, then in the usual order. */
  static final Comparator<Candidate> LONGEST_WAITING =
      Comparator.comparing(Candidate::waitingSince).thenComparing(IN_ORDER);

  Candidate(Run run, Content content) {
    this(run, content, false);
  }

  boolean isCatalog() {
    return run.partition().isCatalog();
  }

  /** A month of a backfill. */
  boolean isBackfill() {
    return run.trigger() == RunTrigger.BACKFILL && !isCatalog();
  }

  Instant waitingSince() {
    return Objects.requireNonNullElse(run.notBefore(), run.createdAt());
  }
}
