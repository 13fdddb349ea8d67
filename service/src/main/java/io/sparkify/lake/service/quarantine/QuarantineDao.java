package io.sparkify.lake.service.quarantine;

import io.sparkify.lake.job.contract.PartitionKey;
import io.sparkify.lake.job.contract.RunId;
import java.util.List;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** The statement on runs that met malformed lines. */
interface QuarantineDao {
  /** Those that partitions are loaded from, and those whose staged data waits for a decision. */
  @SqlQuery(
      """
      select l.partition_key, l.loaded_run_id as run_id, false as held, m.amount as malformed,
        a.amount as line_total
      from partition_ledger l
      join row_count m on m.run_id = l.loaded_run_id and m.counter = 'malformed'
      join row_count a on a.run_id = l.loaded_run_id and a.counter = 'lines'
      where m.amount > 0
      union all
      select r.partition_key, r.id as run_id, true as held, m.amount as malformed,
        a.amount as line_total
      from held_load h
      join run r on r.id = h.run_id
      join row_count m on m.run_id = r.id and m.counter = 'malformed'
      join row_count a on a.run_id = r.id and a.counter = 'lines'
      where h.resolution is null and m.amount > 0
      """)
  List<Row> months();

  /** One of them. */
  record Row(
      PartitionKey partitionKey, RunId runId, boolean held, long malformed, long lineTotal) {}
}
