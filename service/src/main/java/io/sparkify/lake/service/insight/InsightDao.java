package io.sparkify.lake.service.insight;

import io.sparkify.lake.job.contract.PartitionKey;
import io.sparkify.lake.job.contract.RunId;
import java.util.List;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jspecify.annotations.Nullable;

/** The statement on what reports counted. */
interface InsightDao {
  /** Of the runs that months are loaded from, the oldest month first. */
  @SqlQuery(
      """
      select l.partition_key, l.loaded_run_id as run_id, i.insights
      from partition_ledger l left join run_insight i on i.run_id = l.loaded_run_id
      where l.loaded_run_id is not null and l.partition_key <> 'songs'
        and l.partition_key >= :from and l.partition_key <= :to
      order by l.partition_key
      """)
  List<Row> loaded(String from, String to);

  /** One month; without insights if an older job loaded it. */
  record Row(PartitionKey partitionKey, RunId runId, @Nullable String insights) {}
}
