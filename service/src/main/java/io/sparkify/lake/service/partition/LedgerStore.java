package io.sparkify.lake.service.partition;

import io.sparkify.lake.job.contract.Counter;
import io.sparkify.lake.job.contract.PartitionKey;
import io.sparkify.lake.job.contract.RowCounts;
import io.sparkify.lake.job.contract.SourceFile;
import io.sparkify.lake.service.error.ServiceException;
import io.sparkify.lake.service.partition.LedgerChange.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
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

  /** Brings the ledger up to a listing that began at {@code listedAt}; a transaction a change. */
  List<LedgerChange> record(Listing listing, Instant listedAt, Instant now) {
    Map<PartitionKey, LedgerRow> known =
        jdbi.withHandle(handle -> handle.attach(LedgerDao.class).rows()).stream()
            .collect(Collectors.toMap(LedgerRow::partitionKey, Function.identity()));
    List<LedgerChange> changes = new ArrayList<>();
    listing
        .partitions()
        .forEach(
            (key, seen) ->
                Optional.ofNullable(known.get(key))
                    .map(row -> update(row, seen, listedAt, now))
                    .orElseGet(() -> appear(key, seen, now))
                    .ifPresent(changes::add));
    known.values().stream()
        .filter(row -> row.present() && !listing.partitions().containsKey(row.partitionKey()))
        .filter(row -> vanish(row, listedAt, now))
        .forEach(row -> changes.add(new LedgerChange(row.partitionKey(), Kind.VANISHED)));
    return changes;
  }

  private Optional<LedgerChange> appear(PartitionKey key, SourcePartition seen, Instant now) {
    jdbi.useTransaction(
        handle -> {
          new LedgerTransaction(handle).keep(seen.fingerprint(), seen.files());
          handle.attach(LedgerDao.class).insert(key, content(seen), now);
        });
    return Optional.of(new LedgerChange(key, Kind.APPEARED));
  }

  private Optional<LedgerChange> update(
      LedgerRow row, SourcePartition seen, Instant listedAt, Instant now) {
    if (row.present() && row.fingerprint().equals(seen.fingerprint())) {
      return Optional.empty();
    }
    boolean done =
        jdbi.inTransaction(
            handle -> {
              LedgerTransaction ledger = new LedgerTransaction(handle);
              ledger.keep(seen.fingerprint(), seen.files());
              int rows =
                  handle
                      .attach(LedgerDao.class)
                      .change(row.partitionKey(), row.fingerprint(), content(seen), listedAt, now);
              ledger.forget(rows == 1 ? row.fingerprint() : seen.fingerprint());
              return rows == 1;
            });
    Kind kind = row.present() ? Kind.CHANGED : Kind.RETURNED;
    return done ? Optional.of(new LedgerChange(row.partitionKey(), kind)) : Optional.empty();
  }

  private boolean vanish(LedgerRow row, Instant listedAt, Instant now) {
    return jdbi.inTransaction(
        handle -> handle.attach(LedgerDao.class).vanish(row.partitionKey(), listedAt, now) == 1);
  }

  private static Content content(SourcePartition seen) {
    return new Content(
        true, seen.fingerprint(), seen.files().size(), seen.bytes(), seen.newestAt());
  }
}
