package io.sparkify.lake.service.run;

import io.sparkify.lake.job.contract.PartitionKey;
import io.sparkify.lake.job.contract.RunId;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** The statements that show how runs stand just now, each by an index. */
interface GlanceDao {
  @SqlQuery(
      """
      select r.id as run_id, r.partition_key as "partition", r.state, r.run_trigger as "trigger",
        r.reason, r.bytes, t.number as attempt, t.started_at
      from run r join attempt t on t.run_id = r.id
      where r.state in ('STARTING', 'RUNNING')
        and t.number = (select max(n.number) from attempt n where n.run_id = r.id)
      order by r.created_at desc, r.id desc
      limit :limit
      """)
  List<Active> active(int limit);

  /** One of them. */
  record Active(
      RunId runId,
      PartitionKey partition,
      RunState state,
      RunTrigger trigger,
      String reason,
      long bytes,
      int attempt,
      Instant startedAt) {}

  @SqlQuery("select count(*) from run where state = 'QUEUED'")
  long queued();

  @SqlQuery(
      """
      select r.id as run_id, r.partition_key as "partition", r.ended_at, t.number as attempt,
        t.failure_code as code, t.failure_title as title, t.failure_cause as cause,
        t.failure_remedy as remedy,
        l.loaded_at is not null and l.loaded_at > r.ended_at as loaded_since
      from (
        select id, partition_key, ended_at from run where state = 'FAILED'
        order by state, created_at desc, id desc limit :limit) r
      join partition_ledger l on l.partition_key = r.partition_key
      left join attempt t on t.run_id = r.id
        and t.number = (select max(n.number) from attempt n where n.run_id = r.id)
      order by r.ended_at desc, r.id
      """)
  List<FailedRun> failed(int limit);

  @SqlQuery(
      """
      select h.run_id, r.partition_key as "partition", r.ended_at
      from held_load h join run r on r.id = h.run_id
      where h.resolution is null
      order by r.ended_at desc, h.run_id
      limit :limit
      """)
  List<RejectedRun> rejected(int limit);

  @SqlQuery("select count(*) from held_load where resolution is null")
  long rejected();
}
