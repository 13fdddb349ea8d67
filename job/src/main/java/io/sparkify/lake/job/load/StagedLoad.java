package io.sparkify.lake.job.load;

import io.sparkify.lake.job.contract.CheckLevel;
import io.sparkify.lake.job.contract.CheckResult;
import io.sparkify.lake.job.contract.Fingerprint;
import io.sparkify.lake.job.contract.Insights;
import io.sparkify.lake.job.contract.LakePaths;
import io.sparkify.lake.job.contract.LoadTask;
import io.sparkify.lake.job.contract.Outcome;
import io.sparkify.lake.job.contract.PublishedFile;
import io.sparkify.lake.job.contract.RowCounts;
import io.sparkify.lake.job.contract.SourceFile;
import io.sparkify.lake.job.lake.LakeFiles;
import io.sparkify.lake.job.lake.Publication.Move;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One run's data, staged and counted, and not yet seen by any reader.
 *
 * @param source every file it was made from
 * @param catalogFingerprint of the catalog it was matched against, if it was
 * @param moves of each file to its place
 * @param folders in which all parquet files are this run's to replace
 * @param published the tables' files as they will be
 * @param checks what its checks found; empty until it was checked
 * @param insights of a month; null until they were counted, and for the catalog
 */
record StagedLoad(
    LoadTask task,
    List<SourceFile> source,
    @Nullable Fingerprint catalogFingerprint,
    RowCounts rowCounts,
    List<Move> moves,
    List<String> folders,
    List<PublishedFile> published,
    List<CheckResult> checks,
    @Nullable Insights insights) {

  /** The catalog, if it is one of these. */
  static Optional<StagedLoad> catalogAmong(List<StagedLoad> loads) {
    return loads.stream().filter(load -> load.task().partition().isCatalog()).findFirst();
  }

  Fingerprint fingerprint() {
    return Fingerprint.of(source);
  }

  /** The same data, as that of another run. */
  StagedLoad of(LoadTask other) {
    return new StagedLoad(
        other, source, catalogFingerprint, rowCounts, moves, folders, published, checks, insights);
  }

  /** Where the files lie that will be below this place. */
  List<String> stagedBelow(String place) {
    return moves.stream()
        .filter(move -> move.target().startsWith(place + "/"))
        .map(Move::staged)
        .toList();
  }

  /** Where this file lies until it is published. */
  String stagedOf(PublishedFile file) {
    return moves.stream()
        .filter(move -> move.target().equals(file.path()))
        .map(Move::staged)
        .findFirst()
        .orElseThrow();
  }

  /** What lies in the lake now and has no place in the new version. */
  List<String> superseded(LakeFiles lake) throws IOException {
    Set<String> kept = moves.stream().map(Move::target).collect(Collectors.toSet());
    List<String> superseded = new ArrayList<>();
    for (String folder : folders) {
      lake.below(folder).stream()
          .filter(path -> path.endsWith(".parquet") && !kept.contains(path))
          .forEach(superseded::add);
    }
    String quarantine = LakePaths.quarantine(task.partition());
    if (!kept.contains(quarantine) && lake.exists(quarantine)) {
      superseded.add(quarantine);
    }
    return List.copyOf(superseded);
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
        task, source, catalogFingerprint, rowCounts, moves, folders, published, results, insights);
  }

  /** The same load with what analysts ask first. */
  StagedLoad counted(@Nullable Insights counted) {
    return new StagedLoad(
        task, source, catalogFingerprint, rowCounts, moves, folders, published, checks, counted);
  }

  /** Whether it may not be published without an operator's word. */
  boolean rejected() {
    return checks.stream().anyMatch(check -> !check.passed() && check.level() == CheckLevel.ERROR);
  }
}
