package io.sparkify.lake.service.proof;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.sparkify.lake.job.contract.ApplicationTag;
import io.sparkify.lake.job.contract.CheckResult;
import io.sparkify.lake.job.contract.ContentDigest;
import io.sparkify.lake.job.contract.Fingerprint;
import io.sparkify.lake.job.contract.PartitionKey;
import io.sparkify.lake.job.contract.RowCounts;
import io.sparkify.lake.job.contract.RunId;
import io.sparkify.lake.service.run.Attempt;
import io.sparkify.lake.service.run.Made;
import io.sparkify.lake.service.run.Published;
import io.sparkify.lake.service.run.Run;
import io.sparkify.lake.service.run.RunDetails;
import io.sparkify.lake.service.run.RunState;
import io.sparkify.lake.service.run.StoredFile;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a run published, and what made it. The same input, job and configuration give the same
 * digests.
 *
 * @param current whether this is what the partition's tables hold now
 * @param publishedAt when the job published it; null if that was not kept, as the provenance
 * @param files sorted by path; {@code users} as this run left it
 */
@JsonNaming(SnakeCaseStrategy.class)
record Certificate(
    RunId runId,
    PartitionKey partition,
    RunState outcome,
    boolean current,
    @Nullable Instant publishedAt,
    ApplicationTag applicationTag,
    Origin provenance,
    Source source,
    @Nullable Fingerprint catalogFingerprint,
    List<Table> tables,
    List<StoredFile> files,
    RowCounts rowCounts,
    List<CheckResult> checks) {

  /** What made the data, beside its input. */
  @JsonNaming(SnakeCaseStrategy.class)
  record Origin(
      @Nullable String jobVersion,
      @Nullable String jobChecksum,
      @Nullable String configurationHash) {}

  /** What it was made from. */
  record Source(Fingerprint fingerprint, int files, long bytes) {}

  /** The sums over the files of one table. */
  record Table(String table, int files, long rows, long bytes, @Nullable ContentDigest digest) {
    static Table of(String table, List<StoredFile> files) {
      return new Table(
          table,
          files.size(),
          files.stream().mapToLong(StoredFile::rows).sum(),
          files.stream().mapToLong(StoredFile::bytes).sum(),
          TableVerdict.sum(files, StoredFile::digest));
    }
  }

  static Certificate of(RunDetails details, Published published, boolean current) {
    Run run = details.run();
    Made made = published.made();
    List<Attempt> attempts = details.attempts();
    return new Certificate(
        run.id(),
        run.partition(),
        run.state(),
        current,
        made.publishedAt(),
        attempts.get(attempts.size() - 1).tag(),
        new Origin(made.jobVersion(), made.jobChecksum(), made.configurationHash()),
        new Source(run.fingerprint(), run.files(), run.bytes()),
        run.catalogFingerprint(),
        published.files().stream()
            .collect(groupingBy(StoredFile::table, TreeMap::new, toList()))
            .entrySet()
            .stream()
            .map(table -> Table.of(table.getKey(), table.getValue()))
            .toList(),
        published.files(),
        details.rowCounts(),
        details.checks());
  }
}
