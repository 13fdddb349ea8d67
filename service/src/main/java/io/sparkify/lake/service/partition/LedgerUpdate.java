package io.sparkify.lake.service.partition;

import io.sparkify.lake.job.contract.Fingerprint;
import io.sparkify.lake.job.contract.PartitionKey;
import io.sparkify.lake.service.partition.LedgerChange.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Brings the ledger up to one listing, within a transaction that somebody else began and ends. */
final class LedgerUpdate {
  private final LedgerTransaction ledger;
  private final LedgerDao rows;
  private final Instant listedAt;
  private final Instant now;
  private final List<LedgerChange> changes = new ArrayList<>();
  private final List<Fingerprint> replaced = new ArrayList<>();

  LedgerUpdate(Handle handle, Instant listedAt, Instant now) {
    this.ledger = new LedgerTransaction(handle);
    this.rows = handle.attach(LedgerDao.class);
    this.listedAt = listedAt;
    this.now = now;
  }

  List<LedgerChange> to(Listing listing) {
    Map<PartitionKey, LedgerRow> known =
        rows.rows().stream()
            .collect(Collectors.toMap(LedgerRow::partitionKey, Function.identity()));
    listing
        .partitions()
        .forEach(
            (key, seen) -> {
              LedgerRow row = known.get(key);
              if (row == null) {
                appear(key, seen);
              } else {
                change(row, seen);
              }
            });
    known.values().stream()
        .filter(row -> row.present() && !listing.partitions().containsKey(row.partitionKey()))
        .forEach(this::vanish);
    replaced.forEach(ledger::forget);
    return changes;
  }

  private void appear(PartitionKey key, SourcePartition seen) {
    ledger.keep(seen.fingerprint(), seen.files());
    rows.insert(key, content(seen), now);
    changes.add(new LedgerChange(key, Kind.APPEARED));
  }

  private void change(LedgerRow row, SourcePartition seen) {
    if (row.present() && row.fingerprint().equals(seen.fingerprint())) {
      return;
    }
    PartitionKey key = row.partitionKey();
    ledger.keep(seen.fingerprint(), seen.files());
    if (rows.change(key, row.fingerprint(), content(seen), listedAt, now) == 1) {
      replaced.add(row.fingerprint());
      changes.add(new LedgerChange(key, row.present() ? Kind.CHANGED : Kind.RETURNED));
    } else {
      replaced.add(seen.fingerprint());
    }
  }

  private void vanish(LedgerRow row) {
    if (rows.vanish(row.partitionKey(), listedAt, now) == 1) {
      changes.add(new LedgerChange(row.partitionKey(), Kind.VANISHED));
    }
  }

  private static Content content(SourcePartition seen) {
    return new Content(
        true, seen.fingerprint(), seen.files().size(), seen.bytes(), seen.newestAt());
  }
}
