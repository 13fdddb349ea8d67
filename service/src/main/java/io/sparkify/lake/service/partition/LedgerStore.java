package io.sparkify.lake.service.partition;

import io.sparkify.lake.job.contract.Counter;
import io.sparkify.lake.job.contract.PartitionKey;
import io.sparkify.lake.job.contract.RowCounts;
import io.sparkify.lake.job.contract.SourceFile;
import io.sparkify.lake.service.error.ServiceException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Keeps the ledger: which partitions there are, and what of them is loaded. */
public final class LedgerStore {
  private final Jdbi jdbi;

  public LedgerStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  public List<Partition> partitions() {
    return jdbi.inTransaction(handle -> new LedgerTransaction(handle).partitions());
  }

  public Optional<Partition> find(PartitionKey key) {
    return jdbi.inTransaction(handle -> new LedgerTransaction(handle).find(key));
  }

  /** Leaves a partition out; not found: {@code unknown_partition}. */
  void ignore(PartitionKey key, String reason) {
    setIgnored(key, reason);
  }

  /** Takes it in again; not found: {@code unknown_partition}. */
  void unignore(PartitionKey key) {
    setIgnored(key, null);
  }

  private void setIgnored(PartitionKey key, @Nullable String reason) {
    if (jdbi.withHandle(handle -> handle.attach(LedgerDao.class).ignore(key, reason)) == 0) {
      throw ServiceException.notFound(
          "unknown_partition", "There is no input of partition %s.".formatted(key));
    }
  }

  /** The files of a partition that were last seen. */
  public List<SourceFile> files(PartitionKey key) {
    return jdbi.inTransaction(
            handle -> {
              LedgerTransaction ledger = new LedgerTransaction(handle);
              return ledger.find(key).map(found -> ledger.files(found.content().fingerprint()));
            })
        .orElse(List.of());
  }

  /** The row counts of what is loaded, by partition. */
  public Map<PartitionKey, RowCounts> loadedRowCounts() {
    return jdbi.withHandle(handle -> handle.attach(LoadedCountDao.class).amounts()).stream()
        .collect(
            Collectors.groupingBy(
                LoadedCountDao.Amount::partitionKey,
                Collectors.collectingAndThen(
                    Collectors.<LoadedCountDao.Amount, Counter, Long>toMap(
                        LoadedCountDao.Amount::counter, LoadedCountDao.Amount::amount),
                    RowCounts::new)));
  }

  /**
   * Brings the ledger up to a listing that began at {@code listedAt}. It is one transaction, so
   * that what arrived together is planned, and loaded, together.
   */
  List<LedgerChange> record(Listing listing, Instant listedAt, Instant now) {
    return jdbi.inTransaction(handle -> new LedgerUpdate(handle, listedAt, now).to(listing));
  }
}
