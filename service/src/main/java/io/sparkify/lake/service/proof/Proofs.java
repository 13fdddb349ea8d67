package io.sparkify.lake.service.proof;

import io.sparkify.lake.job.contract.PartitionKey;
import io.sparkify.lake.job.contract.RunId;
import io.sparkify.lake.service.error.ServiceException;
import io.sparkify.lake.service.partition.LedgerStore;
import io.sparkify.lake.service.partition.Loaded;
import io.sparkify.lake.service.run.Published;
import io.sparkify.lake.service.run.RunDetails;
import io.sparkify.lake.service.run.RunHistory;
import io.sparkify.lake.service.run.RunState;
import io.sparkify.lake.service.run.StoredFile;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Knows from the database what was published, and whether it is what is live. */
public final class Proofs {
  private final RunHistory history;
  private final LedgerStore ledger;

  public Proofs(RunHistory history, LedgerStore ledger) {
    this.history = history;
    this.ledger = ledger;
  }

  /**
   * The certificate of a run.
   *
   * @throws ServiceException not found {@code unknown_run}; conflict {@code nothing_published}
   */
  Certificate certificate(RunId id) {
    RunDetails details = succeeded(id);
    boolean current = live(details.run().partition()).filter(id::equals).isPresent();
    return Certificate.of(details, published(id), current);
  }

  /**
   * What a run published, which is live.
   *
   * @throws ServiceException as for {@link #certificate}; conflict {@code superseded} with {@code
   *     run_id}
   */
  Subject subject(RunId id) {
    RunDetails details = succeeded(id);
    requireLive(id, details.run().partition());
    return Subject.of(details, published(id).files(), users());
  }

  /**
   * Nothing if what differs cannot be the doing of a load that is under way, or has just ended.
   *
   * @throws ServiceException conflict {@code being_loaded} or {@code superseded}
   */
  void requireAtRest(Subject subject) {
    // In this order: a load that ends in between is live afterwards.
    if (history.isBeingLoaded(subject.partition())) {
      throw beingWritten("Partition %s is being loaded".formatted(subject.partition()));
    }
    requireLive(subject.run(), subject.partition());
  }

  /** Whether {@code users} cannot have been rewritten since. */
  boolean areUsersAtRest(Subject subject) {
    return !history.isLakeBeingWritten() && users().equals(subject.users());
  }

  static ServiceException beingWritten(String what) {
    return ServiceException.conflict(
        "being_loaded",
        what + ", so what differs may be its doing; try again afterwards.",
        Map.of());
  }

  private RunDetails succeeded(RunId id) {
    RunDetails details = history.get(id);
    if (details.run().state() != RunState.SUCCEEDED) {
      throw ServiceException.conflict(
          "nothing_published",
          "Run %s published nothing: it is %s.".formatted(id, details.run().state()),
          Map.of());
    }
    return details;
  }

  private void requireLive(RunId id, PartitionKey partition) {
    Optional<RunId> live = live(partition);
    if (live.filter(id::equals).isEmpty()) {
      throw ServiceException.conflict(
          "superseded",
          "What run %s published of %s was replaced; ask for the newer run."
              .formatted(id, partition),
          live.map(newer -> Map.<String, Object>of("run_id", newer.toString())).orElse(Map.of()));
    }
  }

  private Optional<RunId> live(PartitionKey partition) {
    return ledger.find(partition).map(found -> found.loaded()).map(Loaded::runId);
  }

  private Published published(RunId id) {
    return history.published(id).orElseThrow();
  }

  private List<StoredFile> users() {
    return history.users();
  }
}
