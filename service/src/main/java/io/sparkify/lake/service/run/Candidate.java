package io.sparkify.lake.service.run;

import io.sparkify.lake.service.partition.Content;
import io.sparkify.lake.service.partition.Partition;
import java.util.Comparator;

/** A queued run, and what there is for it to load now. */
record Candidate(Run run, Content content) {
  /** The catalog, then by who asked, then the newest month first. */
  static final Comparator<Candidate> IN_ORDER =
      Comparator.comparing((Candidate candidate) -> !candidate.isCatalog())
          .thenComparing(candidate -> candidate.run().trigger())
          .thenComparing(candidate -> candidate.run().partition(), Partition.NEWEST_FIRST);

  boolean isCatalog() {
    return run.partition().isCatalog();
  }
}
