package io.sparkify.lake.service.partition;

import io.sparkify.lake.job.contract.Fingerprint;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides how partitions stand; pure. The first rule that applies wins: a run of it is active, it
 * is left out, its input is gone, its content is loaded, its last run ended badly for this very
 * content, it is still being written, it was never loaded, it changed.
 *
 * @param settle how long the newest file of a month must have rested; zero for not at all
 * @param loadedCatalog null while no catalog is loaded
 */
public record Assessor(
    Duration settle, Instant now, CatalogGate gate, @Nullable Fingerprint loadedCatalog) {

  public static Assessor of(Collection<Partition> partitions, Duration settle, Instant now) {
    Optional<Partition> catalog =
        partitions.stream().filter(partition -> partition.key().isCatalog()).findAny();
    return new Assessor(
        settle,
        now,
        catalog.map(CatalogGate::of).orElse(CatalogGate.OPEN),
        catalog.map(Partition::loaded).map(Loaded::fingerprint).orElse(null));
  }

  public Assessment assess(Partition partition) {
    LastRun last = partition.lastRun();
    if (last != null && last.standing().active()) {
      return Assessment.of(PartitionState.LOADING, loading(last));
    }
    if (partition.ignoredReason() != null) {
      return Assessment.of(PartitionState.IGNORED, "left out: " + partition.ignoredReason());
    }
    if (!partition.content().present()) {
      return Assessment.of(PartitionState.VANISHED, vanished(partition));
    }
    Loaded loaded = partition.loaded();
    if (loaded != null && partition.unchanged()) {
      return Assessment.of(PartitionState.LOADED, loaded(partition, loaded, last));
    }
    return last == null ? notLoaded(partition) : ended(partition, last);
  }

  private Assessment ended(Partition partition, LastRun last) {
    if (partition.last(LastRun.Standing.FAILED)) {
      return Assessment.of(PartitionState.FAILED, untilChanged(last, "failed"));
    }
    if (partition.last(LastRun.Standing.REJECTED)) {
      return Assessment.of(PartitionState.REJECTED, rejected(last));
    }
    Assessment assessment = notLoaded(partition);
    return partition.last(LastRun.Standing.CANCELLED)
        ? Assessment.of(assessment.state(), untilChanged(last, "was cancelled"))
        : assessment;
  }

  private Assessment notLoaded(Partition partition) {
    Duration age = Duration.between(partition.content().newestAt(), now);
    // The catalog never comes to rest, and months wait for it
    if (!settle.isZero() && !partition.key().isCatalog() && age.compareTo(settle) < 0) {
      return Assessment.of(
          PartitionState.UNSETTLED,
          "waits: newest file is %s old, settle %s"
              .formatted(Words.duration(age), Words.duration(settle)));
    }
    Loaded loaded = partition.loaded();
    return loaded == null
        ? gated(partition, PartitionState.NEW, "never loaded")
        : gated(partition, PartitionState.CHANGED, changed(partition, loaded));
  }

  private Assessment gated(Partition partition, PartitionState state, String why) {
    if (partition.key().isCatalog()) {
      return Assessment.due(state, why);
    }
    return switch (gate) {
      case OPEN -> Assessment.due(state, why);
      case CATALOG_FIRST -> Assessment.due(state, why + "; goes after the song catalog");
      case SHUT ->
          Assessment.of(state, why + "; waits for the song catalog, which was never loaded");
    };
  }

  private static String changed(Partition partition, Loaded loaded) {
    return "%s since %s"
        .formatted(partition.sinceLoaded().words(), Words.run(loaded.runId(), loaded.at()));
  }

  private static String loading(LastRun last) {
    return switch (last.standing()) {
      case QUEUED ->
          last.words()
              + (last.waits() == null ? " is queued" : " is queued again: " + last.waits());
      case STARTING -> last.words() + " is starting";
      case RUNNING, SUCCEEDED, FAILED, REJECTED, CANCELLED -> last.words() + " is running";
    };
  }

  private static String vanished(Partition partition) {
    return "its input is gone since %s; %s"
        .formatted(
            partition.changedAt(),
            partition.loaded() == null ? "it was never loaded" : "what was loaded stays");
  }

  private String loaded(Partition partition, Loaded loaded, @Nullable LastRun last) {
    String why = "loaded by " + Words.run(loaded.runId(), loaded.at());
    if (!partition.key().isCatalog()
        && loadedCatalog != null
        && !loadedCatalog.equals(loaded.catalogFingerprint())) {
      why += "; matched against an older catalog";
    }
    if (last != null && !last.id().equals(loaded.runId())) {
      why += "; " + last.words() + " did not replace it";
    }
    return why;
  }

  private static String rejected(LastRun last) {
    return last.held()
        ? last.words()
            + " did not pass its checks and holds what it staged: approve or discard it, or mend"
            + " the input"
        : untilChanged(last, "did not pass its checks");
  }

  private static String untilChanged(LastRun last, String what) {
    return "%s %s; waits for other content or a request".formatted(last.words(), what);
  }
}
