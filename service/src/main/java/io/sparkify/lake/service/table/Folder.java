package io.sparkify.lake.service.table;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.sparkify.lake.job.contract.PartitionKey;
import io.sparkify.lake.job.contract.RunId;
import java.time.Instant;
import java.util.List;

/**
 * One folder of a table, with all that lies below: a month, a year of songs, or the whole table.
 *
 * @param partition that it was loaded with
 */
@JsonNaming(SnakeCaseStrategy.class)
record Folder(
    PartitionKey partition,
    String folder,
    RunId runId,
    Instant publishedAt,
    long rows,
    long files,
    long bytes) {
  static Folder of(String folder, List<LiveFile> files) {
    LiveFile first = files.get(0);
    return new Folder(
        first.partition(),
        folder,
        first.runId(),
        first.publishedAt(),
        files.stream().mapToLong(LiveFile::rows).sum(),
        files.size(),
        files.stream().mapToLong(LiveFile::bytes).sum());
  }

  /** Where a file counts: its folder, but a year's for all artists below it. */
  static String of(String path) {
    return path.substring(0, path.lastIndexOf('/')).replaceFirst("/artist_id=.*", "");
  }
}
