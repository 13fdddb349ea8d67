package io.sparkify.lake.service.partition;

import io.sparkify.lake.job.contract.Fingerprint;
import io.sparkify.lake.job.contract.PartitionKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** The statements on the table of partitions. */
interface LedgerDao {
  /** All that a {@link LedgerRow} holds. */
  String SELECT =
      """
      select l.partition_key, l.present, l.fingerprint, l.files, l.bytes, l.newest_at,
        l.first_seen_at, l.changed_at, l.loaded_run_id, l.loaded_at, l.loaded_fingerprint,
        l.loaded_catalog_fingerprint, l.ignored_reason,
        r.id as last_run_id, r.state as last_run_state,
        r.fingerprint as last_run_fingerprint, r.created_at as last_run_created_at,
        h.run_id is not null and h.resolution is null as last_run_held,
        r.waits_because as last_run_waits,
        case when h.resolution = 'DISCARDED' then (
          select c.reason from state_change c where c.run_id = r.id
          order by c.id desc limit 1) end as last_run_decision
      from partition_ledger l
      left join run r on r.id = (
        select n.id from run n where n.partition_key = l.partition_key
        order by n.partition_key, n.created_at desc, n.id desc limit 1)
      left join held_load h on h.run_id = r.id
      """;

  @SqlQuery(
      SELECT
          + """
      order by l.partition_key desc
      """)
  List<LedgerRow> rows();

  @SqlQuery(
      SELECT
          + """
      where l.partition_key = :key
      """)
  Optional<LedgerRow> row(PartitionKey key);

  /** Leaves the partition out, or takes it in again where the reason is null. */
  @SqlUpdate("update partition_ledger set ignored_reason = :reason where partition_key = :key")
  int ignore(PartitionKey key, @Nullable String reason);

  @SqlUpdate(
      """
      insert into partition_ledger (partition_key, present, fingerprint, files, bytes, newest_at,
        first_seen_at, changed_at)
      values (:key, true, :fingerprint, :files, :bytes, :newestAt, :at, :at)
      """)
  void insert(PartitionKey key, @BindMethods Content content, Instant at);

  /** Unless somebody else changed it, or it was loaded after the listing began. */
  @SqlUpdate(
      """
      update partition_ledger
      set present = true, fingerprint = :fingerprint, files = :files, bytes = :bytes,
        newest_at = :newestAt, changed_at = :at
      where partition_key = :key and fingerprint = :seen
        and (loaded_at is null or loaded_at <= :listedAt)
      """)
  int change(
      PartitionKey key,
      Fingerprint seen,
      @BindMethods Content content,
      Instant listedAt,
      Instant at);

  @SqlUpdate(
      """
      update partition_ledger
      set present = false, changed_at = :at
      where partition_key = :key and present and (loaded_at is null or loaded_at <= :listedAt)
      """)
  int vanish(PartitionKey key, Instant listedAt, Instant at);

  /** What a run found is the newest that is known of what is there. */
  @SqlUpdate(
      """
      update partition_ledger set fingerprint = :fingerprint, files = :files, bytes = :bytes
      where partition_key = :key
      """)
  int see(PartitionKey key, Fingerprint fingerprint, int files, long bytes);

  /** What was loaded is the newest that is known of what is there. */
  @SqlUpdate(
      """
      update partition_ledger
      set fingerprint = :loaded.fingerprint, files = :files, bytes = :bytes,
        loaded_run_id = :loaded.runId, loaded_at = :loaded.at,
        loaded_fingerprint = :loaded.fingerprint,
        loaded_catalog_fingerprint = :loaded.catalogFingerprint
      where partition_key = :key
      """)
  int load(PartitionKey key, @BindMethods("loaded") Loaded loaded, int files, long bytes);
}
