package io.sparkify.lake.job.contract;

import java.util.List;

/**
 * One run's part of a batch.
 *
 * @param attempt 1 for the first try of the run
 * @param files the files to load: of the catalog, or of the month's own folder. The strays that
 *     other folders hold for the month are not among them: the job lists those itself, after all
 *     folders of the batch wrote theirs
 */
public record LoadTask(RunId runId, int attempt, PartitionKey partition, List<SourceFile> files) {
  public LoadTask {
    files = List.copyOf(files);
  }
}
