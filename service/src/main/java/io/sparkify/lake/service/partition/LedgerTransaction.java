package io.sparkify.lake.service.partition;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.sparkify.lake.job.contract.ContractJson;
import io.sparkify.lake.job.contract.Fingerprint;
import io.sparkify.lake.job.contract.PartitionKey;
import io.sparkify.lake.job.contract.SourceFile;
import io.sparkify.lake.service.partition.ManifestDao.Manifest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** The ledger within a transaction that somebody else began and ends. */
public record LedgerTransaction(Handle handle) {
  private static final String NOTHING = "[]";

  /** All of them, by two statements however many there are. */
  public List<Partition> partitions() {
    List<LedgerRow> rows = handle.attach(LedgerDao.class).rows();
    Map<Fingerprint, String> manifests =
        handle.attach(ManifestDao.class).ofChanged().stream()
            .collect(Collectors.toMap(Manifest::fingerprint, Manifest::files, (one, same) -> one));
    return rows.stream()
        .map(row -> partition(row, of -> read(of, manifests.getOrDefault(of, NOTHING))))
        .toList();
  }

  public Optional<Partition> find(PartitionKey key) {
    return handle.attach(LedgerDao.class).row(key).map(row -> partition(row, this::files));
  }

  /** The files behind a fingerprint that the ledger names. */
  public List<SourceFile> files(Fingerprint fingerprint) {
    return read(fingerprint, handle.attach(ManifestDao.class).files(fingerprint).orElse(NOTHING));
  }

  private static List<SourceFile> read(Fingerprint fingerprint, String json) {
    try {
      return List.of(ContractJson.read(json, SourceFile[].class));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The manifest of " + fingerprint + " is damaged", e);
    }
  }

  /** Remembers that a partition was published from these files. */
  public void load(PartitionKey key, Loaded loaded, List<SourceFile> files) {
    Partition before = find(key).orElseThrow();
    keep(loaded.fingerprint(), files);
    long bytes = files.stream().mapToLong(SourceFile::bytes).sum();
    handle.attach(LedgerDao.class).load(key, loaded, files.size(), bytes);
    forget(before.content().fingerprint());
    if (before.loaded() != null) {
      forget(before.loaded().fingerprint());
    }
  }

  /** Remembers that a run found these files, though it published nothing. */
  public void see(PartitionKey key, Fingerprint fingerprint, List<SourceFile> files) {
    Partition before = find(key).orElseThrow();
    keep(fingerprint, files);
    long bytes = files.stream().mapToLong(SourceFile::bytes).sum();
    handle.attach(LedgerDao.class).see(key, fingerprint, files.size(), bytes);
    forget(before.content().fingerprint());
  }

  void keep(Fingerprint fingerprint, List<SourceFile> files) {
    handle.attach(ManifestDao.class).insertIfAbsent(fingerprint, ContractJson.write(files));
  }

  void forget(Fingerprint fingerprint) {
    handle.attach(ManifestDao.class).deleteIfUnused(fingerprint);
  }

  private static Partition partition(LedgerRow row, Function<Fingerprint, List<SourceFile>> files) {
    Fingerprint loaded = row.loadedFingerprint();
    return row.partition(
        loaded == null || loaded.equals(row.fingerprint())
            ? ContentChange.NONE
            : ContentChange.between(files.apply(loaded), files.apply(row.fingerprint())));
  }
}
