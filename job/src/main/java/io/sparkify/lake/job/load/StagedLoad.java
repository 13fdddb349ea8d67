package io.sparkify.lake.job.load;

import io.sparkify.lake.job.contract.CheckLevel;
import io.sparkify.lake.job.contract.CheckResult;
import io.sparkify.lake.job.contract.Fingerprint;
import io.sparkify.lake.job.contract.LakePaths;
import io.sparkify.lake.job.contract.LoadTask;
import io.sparkify.lake.job.contract.Outcome;
import io.sparkify.lake.job.contract.PublishedFile;
import io.sparkify.lake.job.contract.RowCounts;
import io.sparkify.lake.job.contract.SourceFile;
import io.sparkify.lake.job.lake.Publication.Move;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One run's data, staged and counted, and not yet seen by any reader.
 *
 * @param source every file it was made from
 * @param catalogFingerprint of the catalog it was matched against, if it was
 * @param published the tables' files as they will be
 * @param checks what its checks found; empty until it was checked
 */
record StagedLoad(
    LoadTask task,
    List<SourceFile> source,
    @Nullable Fingerprint catalogFingerprint,
    RowCounts rowCounts,
    List<Move> moves,
    List<String> deletes,
    List<PublishedFile> published,
    List<CheckResult> checks) {

  Fingerprint fingerprint() {
    return Fingerprint.of(source);
  }

  /** Where the malformed lines are when the run has ended so; null if there are none. */
  @Nullable String quarantine(Outcome outcome) {
    String place = LakePaths.quarantine(task.partition());
    return moves.stream()
        .filter(move -> move.target().equals(place))
        .map(move -> outcome == Outcome.SUCCEEDED ? move.target() : move.staged())
        .findFirst()
        .orElse(null);
  }

  /** The same load with what its checks found. */
  StagedLoad checked(List<CheckResult> results) {
    return new StagedLoad(
        task, source, catalogFingerprint, rowCounts, moves, deletes, published, results);
  }

  /** Whether it may not be published without an operator's word. */
  boolean isRejected() {
    return checks.stream().anyMatch(check -> !check.passed() && check.level() == CheckLevel.ERROR);
  }
}
