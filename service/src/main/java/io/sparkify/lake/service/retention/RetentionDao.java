package io.sparkify.lake.service.retention;

import io.sparkify.lake.job.contract.ApplicationTag;
import io.sparkify.lake.job.contract.PartitionKey;
import io.sparkify.lake.job.contract.RunId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.BindList;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The statements that find what may be forgotten, and forget it. */
interface RetentionDao {
  @SqlQuery("select partition_key from partition_ledger order by partition_key")
  List<PartitionKey> partitions();

  /** The newest run behind so many newer ones. */
  @SqlQuery(
      """
      select id, created_at from run where partition_key = :partition
      order by partition_key, created_at desc, id desc limit 1 offset :newer
      """)
  Optional<Place> place(PartitionKey partition, int newer);

  /** Final runs from this place on that neither the ledger nor held data refers to. */
  @SqlQuery(
      """
      select r.id from run r
      where r.partition_key = :partition
        and r.created_at <= :createdAt and (r.created_at < :createdAt or r.id <= :id)
        and r.created_at < :before and r.ended_at < :before
        and not exists (
          select 1 from partition_ledger l
          where l.partition_key = r.partition_key and l.loaded_run_id = r.id)
        and not exists (
          select 1 from held_load h where h.run_id = r.id and h.dropped_at is null)
        and not exists (select 1 from held_load h where h.resolved_run_id = r.id)
      order by r.created_at, r.id
      limit :limit
      """)
  List<RunId> expired(
      PartitionKey partition, Instant createdAt, RunId id, Instant before, int limit);

  @SqlQuery("select distinct tag from attempt where run_id in (<runs>)")
  List<ApplicationTag> applicationsOf(@BindList("runs") List<RunId> runs);

  @SqlUpdate("delete from check_result where run_id in (<runs>)")
  void deleteChecks(@BindList("runs") List<RunId> runs);

  @SqlUpdate("delete from row_count where run_id in (<runs>)")
  void deleteCounts(@BindList("runs") List<RunId> runs);

  @SqlUpdate("delete from run_insight where run_id in (<runs>)")
  void deleteInsights(@BindList("runs") List<RunId> runs);

  @SqlUpdate("delete from published_file where run_id in (<runs>)")
  void deleteFiles(@BindList("runs") List<RunId> runs);

  @SqlUpdate("delete from state_change where run_id in (<runs>)")
  void deleteStateChanges(@BindList("runs") List<RunId> runs);

  @SqlUpdate("delete from attempt where run_id in (<runs>)")
  void deleteAttempts(@BindList("runs") List<RunId> runs);

  @SqlUpdate("delete from held_load where run_id in (<runs>)")
  void deleteHeld(@BindList("runs") List<RunId> runs);

  @SqlUpdate("delete from run where id in (<runs>)")
  int deleteRuns(@BindList("runs") List<RunId> runs);

  /** Of these, those that ended and that no attempt names; never the one with the newest token. */
  @SqlUpdate(
      """
      delete from application
      where tag in (<tags>) and active_slot is null
        and not exists (select 1 from attempt t where t.tag = application.tag)
        and fencing_token < (select max(n.fencing_token) from application n)
      """)
  int deleteApplications(@BindList("tags") List<ApplicationTag> tags);

  /** Old moves of final runs, but not of the newest run of a partition. */
  @SqlQuery(
      """
      select s.id from state_change s join run r on r.id = s.run_id
      where s.changed_at < :before and r.ended_at is not null
        and r.id <> (
          select n.id from run n where n.partition_key = r.partition_key
          order by n.partition_key, n.created_at desc, n.id desc limit 1)
      order by s.changed_at
      limit :limit
      """)
  List<Long> oldStateChanges(Instant before, int limit);

  @SqlUpdate("delete from state_change where id in (<ids>)")
  int deleteStateChangesById(@BindList("ids") List<Long> ids);

  @SqlQuery("select id from audit where asked_at < :before order by asked_at limit :limit")
  List<Long> oldAudit(Instant before, int limit);

  @SqlUpdate("delete from audit where id in (<ids>)")
  int deleteAudit(@BindList("ids") List<Long> ids);

  /** Old ones of whose runs none is left. */
  @SqlQuery(
      """
      select b.id from backfill b
      where b.created_at < :before
        and not exists (select 1 from run r where r.backfill_id = b.id)
      order by b.created_at
      limit :limit
      """)
  List<UUID> oldBackfills(Instant before, int limit);

  @SqlUpdate("delete from backfill where id in (<ids>)")
  int deleteBackfills(@BindList("ids") List<UUID> ids);

  @SqlQuery("select tag from application where active_slot = 1")
  List<ApplicationTag> activeApplications();

  /** Where a run stands among those of its partition. */
  record Place(RunId id, Instant createdAt) {}
}
