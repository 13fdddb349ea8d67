package io.sparkify.lake.service.retention;

import io.sparkify.lake.job.contract.ApplicationTag;
import io.sparkify.lake.job.contract.PartitionKey;
import io.sparkify.lake.job.contract.RunId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToIntBiFunction;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Forgets rows of history, a bounded number in each transaction. */
public final class RetentionStore {
  private final Jdbi jdbi;

  public RetentionStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  List<PartitionKey> partitions() {
    return jdbi.withHandle(handle -> handle.attach(RetentionDao.class).partitions());
  }

  /**
   * How many runs of this partition were forgotten, with all that belongs to them; at most {@code
   * limit}.
   */
  int forgetRuns(PartitionKey partition, Instant before, int keep, int limit) {
    return jdbi.inTransaction(
        handle -> {
          RetentionDao rows = handle.attach(RetentionDao.class);
          return rows.place(partition, keep)
              .map(place -> rows.expired(partition, place.createdAt(), place.id(), before, limit))
              .filter(runs -> !runs.isEmpty())
              .map(runs -> forget(handle, runs))
              .orElse(0);
        });
  }

  /** How many moves were forgotten; at most {@code limit}. */
  int forgetStateChanges(Instant before, int limit) {
    return forget(
        rows -> rows.oldStateChanges(before, limit), RetentionDao::deleteStateChangesById);
  }

  /** How many rows of the audit log were forgotten; at most {@code limit}. */
  int forgetAudit(Instant before, int limit) {
    return forget(rows -> rows.oldAudit(before, limit), RetentionDao::deleteAudit);
  }

  /** How many backfills were forgotten; at most {@code limit}. */
  int forgetBackfills(Instant before, int limit) {
    return forget(rows -> rows.oldBackfills(before, limit), RetentionDao::deleteBackfills);
  }

  Set<ApplicationTag> activeApplications() {
    return Set.copyOf(
        jdbi.withHandle(handle -> handle.attach(RetentionDao.class).activeApplications()));
  }

  private <T> int forget(
      Function<RetentionDao, List<T>> find, ToIntBiFunction<RetentionDao, List<T>> delete) {
    return jdbi.inTransaction(
        handle -> {
          RetentionDao rows = handle.attach(RetentionDao.class);
          List<T> ids = find.apply(rows);
          return ids.isEmpty() ? 0 : delete.applyAsInt(rows, ids);
        });
  }

  private static int forget(Handle handle, List<RunId> runs) {
    RetentionDao rows = handle.attach(RetentionDao.class);
    List<ApplicationTag> applications = rows.applicationsOf(runs);
    rows.deleteChecks(runs);
    rows.deleteCounts(runs);
    rows.deleteInsights(runs);
    rows.deleteFiles(runs);
    rows.deleteStateChanges(runs);
    rows.deleteAttempts(runs);
    rows.deleteHeld(runs);
    int forgotten = rows.deleteRuns(runs);
    if (!applications.isEmpty()) {
      rows.deleteApplications(applications);
    }
    return forgotten;
  }
}
