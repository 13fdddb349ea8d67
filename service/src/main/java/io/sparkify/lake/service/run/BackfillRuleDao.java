package io.sparkify.lake.service.run;

import io.sparkify.lake.job.contract.RunId;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** The statements on what is queued together: by backfills, and in applications. */
interface BackfillRuleDao {
  @SqlQuery(
      """
      select r.id as run_id, b.id as backfill_id, b.state <> 'ACTIVE' as held, b.max_active
      from run r join backfill b on b.id = r.backfill_id
      where r.state = 'QUEUED'
      """)
  List<BackfillRule> ofQueued();

  /** The newest applications of which everything succeeded. */
  @SqlQuery(
      """
      select sum(r.bytes) as bytes, min(t.started_at) as started_at, max(t.ended_at) as ended_at
      from (select tag from application where state = 'ENDED' and ended_at is not null
            order by ended_at desc limit :limit) a
      join attempt t on t.tag = a.tag
      join run r on r.id = t.run_id
      group by t.tag
      having count(*) = count(case when t.state = 'SUCCEEDED' then 1 end)
      """)
  List<Forecast.Past> pastBatches(int limit);

  @SqlBatch("update run set backfill_id = :backfill where id = :run")
  void mark(UUID backfill, List<RunId> run);
}
