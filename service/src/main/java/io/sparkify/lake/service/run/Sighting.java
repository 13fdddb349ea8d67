package io.sparkify.lake.service.run;

import io.sparkify.lake.job.contract.Failure;
import io.sparkify.lake.job.contract.LoadReport;
import io.sparkify.lake.job.contract.Progress;
import io.sparkify.lake.job.contract.RunId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What can be seen of an application.
 *
 * @param alive whether it may still write: its process lives, or nobody can tell yet
 * @param reports the reports it has written so far, read after {@code alive} was determined
 * @param latestProgress what it last said; null before it said anything
 * @param death why it ended, drawn from its log; for the runs of a dead application that have no
 *     report; with the code {@link #NEVER_STARTED} if there is no trace of it. Null while it is
 *     alive
 * @param publishing runs without a report whose publication a dead application wrote down, so that
 *     the next one finishes it
 */
public record Sighting(
    boolean alive,
    List<LoadReport> reports,
    @Nullable Progress latestProgress,
    @Nullable Failure death,
    Set<RunId> publishing) {
  /** The code of the failure of an application of which nothing was ever seen. */
  public static final String NEVER_STARTED = "never_started";

  public Sighting {
    reports = List.copyOf(reports);
    publishing = Set.copyOf(publishing);
  }

  public Sighting(
      boolean alive,
      List<LoadReport> reports,
      @Nullable Progress latestProgress,
      @Nullable Failure death) {
    this(alive, reports, latestProgress, death, Set.of());
  }

  public Optional<Progress> progress() {
    return Optional.ofNullable(latestProgress);
  }
}
