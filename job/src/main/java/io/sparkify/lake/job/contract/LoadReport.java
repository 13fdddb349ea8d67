package io.sparkify.lake.job.contract;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The commit record of one run, written last.
 *
 * @param fingerprint of the files that were really loaded: those of the task, and the strays held
 *     for the month
 * @param catalogFingerprint of the catalog that plays were matched against; null if there was none,
 *     and for the catalog
 * @param source those files, with the strays
 * @param published every file of the partition's tables; empty unless the outcome is {@code
 *     succeeded}
 * @param failure null unless the outcome is {@code failed}
 * @param quarantine where the malformed lines are, relative to the lake; null if there are none or
 *     the run failed
 * @param insights of what was staged; null for the catalog, for a run that failed, and in reports
 *     of jobs that did not count them yet
 * @param phases in their order; the last one of a run that succeeded has no end, as it ends with
 *     the publication of this; none in reports of jobs that did not take the time yet
 */
public record LoadReport(
    RunId runId,
    int attempt,
    ApplicationTag tag,
    PartitionKey partition,
    Outcome outcome,
    Fingerprint fingerprint,
    @Nullable Fingerprint catalogFingerprint,
    List<SourceFile> source,
    RowCounts rowCounts,
    List<CheckResult> checks,
    List<PublishedFile> published,
    @Nullable Failure failure,
    @Nullable String quarantine,
    Provenance provenance,
    Instant startedAt,
    Instant endedAt,
    @Nullable Insights insights,
    List<PhaseTime> phases) {
  public LoadReport {
    source = List.copyOf(source);
    checks = List.copyOf(checks);
    published = List.copyOf(published);
    phases = phases == null ? List.of() : List.copyOf(phases);
  }

  /** Without insights and times of phases. */
  public LoadReport(
      RunId runId,
      int attempt,
      ApplicationTag tag,
      PartitionKey partition,
      Outcome outcome,
      Fingerprint fingerprint,
      @Nullable Fingerprint catalogFingerprint,
      List<SourceFile> source,
      RowCounts rowCounts,
      List<CheckResult> checks,
      List<PublishedFile> published,
      @Nullable Failure failure,
      @Nullable String quarantine,
      Provenance provenance,
      Instant startedAt,
      Instant endedAt) {
    this(
        runId,
        attempt,
        tag,
        partition,
        outcome,
        fingerprint,
        catalogFingerprint,
        source,
        rowCounts,
        checks,
        published,
        failure,
        quarantine,
        provenance,
        startedAt,
        endedAt,
        null,
        List.of());
  }

  /** The same report with one more amount in its books. */
  public LoadReport with(Counter counter, long amount) {
    return with(rowCounts.with(counter, amount), published, insights, phases);
  }

  /** The same report with one more file. */
  public LoadReport with(PublishedFile file) {
    return with(
        rowCounts, Stream.concat(published.stream(), Stream.of(file)).toList(), insights, phases);
  }

  /** The same report with what analysts ask first. */
  public LoadReport with(@Nullable Insights counted) {
    return with(rowCounts, published, counted, phases);
  }

  /** The same report with what the run took its time for. */
  public LoadReport during(List<PhaseTime> times) {
    return with(rowCounts, published, insights, times);
  }

  private LoadReport with(
      RowCounts newCounts,
      List<PublishedFile> newPublished,
      @Nullable Insights newInsights,
      List<PhaseTime> newPhases) {
    return new LoadReport(
        runId,
        attempt,
        tag,
        partition,
        outcome,
        fingerprint,
        catalogFingerprint,
        source,
        newCounts,
        checks,
        newPublished,
        failure,
        quarantine,
        provenance,
        startedAt,
        endedAt,
        newInsights,
        newPhases);
  }
}
