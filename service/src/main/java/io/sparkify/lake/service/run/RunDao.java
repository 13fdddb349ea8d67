package io.sparkify.lake.service.run;

import io.sparkify.lake.job.contract.Fingerprint;
import io.sparkify.lake.job.contract.PartitionKey;
import io.sparkify.lake.job.contract.Provenance;
import io.sparkify.lake.job.contract.RunId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.customizer.Define;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** The statements on the table of runs. */
interface RunDao {
  /** All that a {@link Run} holds. */
  String SELECT =
      """
      select id, partition_key as "partition", state, run_trigger as "trigger", requested_by,
        reason, forced, fingerprint, files, bytes, catalog_fingerprint, created_at, started_at,
        ended_at, not_before, backfill_id
      """;

  /** Not found: {@code unknown_run}. */
  static Run get(Handle handle, RunId id) {
    return handle.attach(RunDao.class).find(id).orElseThrow(() -> RunHistory.unknownRun(id));
  }

  @SqlUpdate(
      """
      insert into run (id, partition_key, active_partition, state, run_trigger, requested_by,
        reason, forced, fingerprint, files, bytes, created_at)
      values (:id, :partition, :partition, :state, :trigger, :requestedBy,
        :reason, :forced, :fingerprint, :files, :bytes, :createdAt)
      """)
  void insert(@BindMethods Run run);

  @SqlQuery(
      SELECT
          + """
      from run where id = :id
      """)
  Optional<Run> find(RunId id);

  @SqlQuery("select id from run where active_partition = :partition")
  Optional<RunId> active(PartitionKey partition);

  @SqlQuery(
      SELECT
          + """
      from run
      where state = 'QUEUED' and (not_before is null or not_before <= :now)
        and cancel_at is null
      """)
  List<Run> claimable(Instant now);

  /** Those whose application died under them. */
  @SqlQuery("select id from run where state = 'QUEUED' and retry_alone")
  Set<RunId> lonely();

  @SqlQuery(
      SELECT
          + """
      from run where state = 'QUEUED'
      """)
  List<Run> queued();

  @SqlQuery(
      SELECT
          + """
      from run
      where created_at between :query.createdFrom and :query.createdTo<filter>
        and (created_at < :createdAt or id < :id)
      order by <key>created_at desc, id desc
      limit :limit
      """)
  List<Run> page(
      @BindMethods("query") RunQuery query,
      Instant createdAt,
      RunId id,
      int limit,
      @Define("filter") String filter,
      @Define("key") String key);

  @SqlQuery(
      """
      select count(*) from run
      where created_at between :query.createdFrom and :query.createdTo<filter>
      """)
  long count(@BindMethods("query") RunQuery query, @Define("filter") String filter);

  /** As {@link #count}, but no further than this. */
  @SqlQuery(
      """
      select count(*) from (
        select id from run
        where created_at between :query.createdFrom and :query.createdTo<filter>
        limit :most) bounded
      """)
  long countUpTo(@BindMethods("query") RunQuery query, int most, @Define("filter") String filter);

  /** A move to a state that is not final. */
  @SqlUpdate("update run set state = :to where id = :id and state = :from")
  int move(RunId id, RunState from, RunState to);

  /** What a run that is queued again waits for. */
  @SqlUpdate(
      """
      update run set not_before = :notBefore, waits_because = :why, retry_alone = :alone
      where id = :id
      """)
  void postpone(RunId id, String why, @Nullable Instant notBefore, boolean alone);

  /** A queued run that need not wait for its time any longer; 0 if it does not. */
  @SqlUpdate(
      """
      update run set not_before = null, waits_because = null
      where id = :id and state = 'QUEUED' and not_before is not null
      """)
  int hurry(RunId id);

  /** A move to a final state, which frees the partition. */
  @SqlUpdate(
      """
      update run set state = :to, ended_at = :at, active_partition = null
      where id = :id and state = :from
      """)
  int finish(RunId id, RunState from, RunState to, Instant at);

  /** What the run builds, known once it is claimed. */
  @SqlUpdate(
      """
      update run set fingerprint = :fingerprint, files = :files, bytes = :bytes,
        started_at = coalesce(started_at, :at), not_before = null, waits_because = null
      where id = :id
      """)
  void pin(RunId id, Fingerprint fingerprint, int files, long bytes, Instant at);

  /** What the run was built from, as its report says. */
  @SqlUpdate(
      """
      update run set fingerprint = :fingerprint, files = :files, bytes = :bytes,
        catalog_fingerprint = :catalog, job_version = :by.jobVersion,
        job_checksum = :by.jobChecksum, configuration_hash = :by.configurationHash,
        quarantine = :quarantine
      where id = :id
      """)
  void built(
      RunId id,
      Fingerprint fingerprint,
      int files,
      long bytes,
      @Nullable Fingerprint catalog,
      @BindMethods("by") Provenance by,
      @Nullable String quarantine);

  @SqlUpdate("update run set published_at = :at where id = :id")
  void published(RunId id, Instant at);
}
