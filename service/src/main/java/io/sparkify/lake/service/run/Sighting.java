package io.sparkify.lake.service.run;

import io.sparkify.lake.job.contract.Failure;
import io.sparkify.lake.job.contract.LoadReport;
import io.sparkify.lake.job.contract.Progress;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What can be seen of an application.
 *
 * @param alive whether it may still write: its process lives, or nobody can tell yet
 * @param reports the reports it has written so far, read after {@code alive} was determined
 * @param latestProgress what it last said; null before it said anything
 * @param death why it ended, drawn from its log; for the runs of a dead application that have no
 *     report. Null while it is alive
 */
public record Sighting(
    boolean alive,
    List<LoadReport> reports,
    @Nullable Progress latestProgress,
    @Nullable Failure death) {
  public Sighting {
    reports = List.copyOf(reports);
  }

  public Optional<Progress> progress() {
    return Optional.ofNullable(latestProgress);
  }
}
