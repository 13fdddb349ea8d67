package io.sparkify.lake.service.backfill;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.BindList;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The statements on the table of backfills. */
interface BackfillDao {
  @SqlUpdate(
      """
      insert into backfill (id, from_month, to_month, selection, max_active, reason, requested_by,
        state, created_at, changed_at)
      values (:id, :fromMonth, :toMonth, :selection, :maxActive, :reason, :requestedBy,
        :state, :createdAt, :createdAt)
      """)
  void insert(@BindMethods Backfill backfill);

  @SqlBatch(
      """
      insert into backfill_skip (backfill_id, partition_key, why)
      values (:backfill, :partition, :why)
      """)
  void insertSkips(UUID backfill, @BindMethods List<Selection.Skip> skips);

  @SqlQuery(
      """
      select id, from_month, to_month, selection, max_active, reason, requested_by, state,
        created_at
      from backfill where id = :id
      """)
  Optional<Backfill> find(UUID id);

  @SqlQuery(
      """
      select id, from_month, to_month, selection, max_active, reason, requested_by, state,
        created_at
      from backfill
      where (created_at, id) < (:createdAt, :id)
      order by created_at desc, id desc
      limit :limit
      """)
  List<Backfill> page(Instant createdAt, UUID id, int limit);

  @SqlQuery("select count(*) from backfill")
  long count();

  @SqlUpdate(
      """
      update backfill set state = :to, changed_at = :at where id = :id and state = :from
      """)
  int move(UUID id, BackfillState from, BackfillState to, Instant at);

  @SqlQuery(
      """
      select backfill_id, id, partition_key as "partition", state
      from run where backfill_id in (<backfills>)
      order by partition_key desc, created_at desc
      """)
  List<BackfillRun> runs(@BindList("backfills") List<UUID> backfills);

  /** What came back to the queue after its backfill was cancelled. */
  @SqlQuery(
      """
      select r.backfill_id, r.id, r.partition_key as "partition", r.state
      from run r join backfill b on b.id = r.backfill_id
      where r.state = 'QUEUED' and b.state = 'CANCELLED'
      """)
  List<BackfillRun> orphans();

  @SqlQuery(
      """
      select partition_key as "partition", why from backfill_skip
      where backfill_id = :backfill order by partition_key desc
      """)
  List<Selection.Skip> skips(UUID backfill);
}
