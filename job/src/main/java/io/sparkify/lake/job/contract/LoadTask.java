package io.sparkify.lake.job.contract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One run's part of a batch.
 *
 * @param attempt 1 for the first try of the run
 * @param files the files to load: of the catalog, or of the month's own folder. The strays that
 *     other folders hold for the month are not among them: the job lists those itself, after all
 *     folders of the batch wrote theirs
 * @param approved the attempt whose staged data is to be published as it is; null: load the files
 */
public record LoadTask(
    RunId runId,
    int attempt,
    PartitionKey partition,
    List<SourceFile> files,
    @Nullable HeldLoad approved) {
  public LoadTask {
    files = List.copyOf(files);
  }
}
