package io.sparkify.lake.service.partition;

import io.sparkify.lake.job.contract.Fingerprint;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Decides how partitions stand; pure. The first rule that applies wins: a run of it is active, it
 * is left out, its input is gone, its content is loaded, its last run ended badly for this very
 * content, it is still being written, it was never loaded, it changed.
 *
 * @param settle how long the newest file of a month must have rested; zero for not at all
 * @param loadedCatalog null while no catalog is loaded
 * @param wantedCatalog what loaded months are to be matched against; null if they stay as they are
 */
public record Assessor(
    Duration settle,
    Instant now,
    CatalogGate gate,
    @Nullable Loaded loadedCatalog,
    @Nullable Fingerprint wantedCatalog) {

  /** Where a new catalog leaves loaded months as they are. */
  public static Assessor of(Collection<Partition> partitions, Duration settle, Instant now) {
    return of(partitions, settle, now, Rematch.NEVER);
  }

  public static Assessor of(
      Collection<Partition> partitions, Duration settle, Instant now, Rematch rematch) {
    Partition catalog =
        partitions.stream().filter(partition -> partition.key().isCatalog()).findAny().orElse(null);
    if (catalog == null) {
      return new Assessor(settle, now, CatalogGate.OPEN, null, null);
    }
    Assessor assessor = new Assessor(settle, now, CatalogGate.of(catalog), catalog.loaded(), null);
    return rematch == Rematch.NEVER ? assessor : assessor.rematching(catalog);
  }

  /** A catalog that is about to be loaded goes first; one that is being loaded is waited for. */
  private Assessor rematching(Partition catalog) {
    LastRun last = catalog.lastRun();
    boolean queued = last != null && last.standing() == LastRun.Standing.QUEUED;
    Fingerprint wanted =
        queued || assess(catalog).due()
            ? catalog.content().fingerprint()
            : loadedCatalog == null ? null : loadedCatalog.fingerprint();
    return new Assessor(settle, now, gate, loadedCatalog, wanted);
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
      String why = loaded(partition, loaded, last);
      return isToBeMatchedAgain(partition, loaded, last)
          ? Assessment.due(PartitionState.LOADED, why + " than is there now: is matched again")
          : Assessment.of(PartitionState.LOADED, why);
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
    if (isStale(partition) || isToBeMatchedAgain(partition, loaded, last)) {
      why += "; matched against an older catalog";
    }
    if (last != null && !last.id().equals(loaded.runId())) {
      why += "; " + last.words() + " did not replace it";
    }
    return why;
  }

  /** Whether it is a loaded month whose plays were matched against another catalog. */
  public boolean isStale(Partition partition) {
    Loaded loaded = partition.loaded();
    return loaded != null
        && !partition.key().isCatalog()
        && loadedCatalog != null
        && !loadedCatalog.fingerprint().equals(loaded.catalogFingerprint());
  }

  /** Once a catalog; a try that came to nothing is not repeated without being asked for. */
  private boolean isToBeMatchedAgain(Partition partition, Loaded loaded, @Nullable LastRun last) {
    if (wantedCatalog == null
        || partition.key().isCatalog()
        || wantedCatalog.equals(loaded.catalogFingerprint())
        || (last != null && !last.id().equals(loaded.runId()))) {
      return false;
    }
    return loadedCatalog == null
        || !wantedCatalog.equals(loadedCatalog.fingerprint())
        || loaded.at().isBefore(loadedCatalog.at());
  }

  private static String rejected(LastRun last) {
    return last.held()
        ? last.words()
            + " did not pass its checks and holds what it staged: approve or discard it, or mend"
            + " the input"
        : untilChanged(
            last,
            "did not pass its checks" + (last.decision() == null ? "" : ", " + last.decision()));
  }

  private static String untilChanged(LastRun last, String what) {
    return "%s %s; waits for other content or a request".formatted(last.words(), what);
  }
}
