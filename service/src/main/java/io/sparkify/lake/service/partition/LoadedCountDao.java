package io.sparkify.lake.service.partition;

import io.sparkify.lake.job.contract.Counter;
import io.sparkify.lake.job.contract.PartitionKey;
import java.util.List;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** The statement that reads the row counts of all that is loaded. */
interface LoadedCountDao {
  @SqlQuery(
      """
      select l.partition_key, c.counter, c.amount
      from partition_ledger l join row_count c on c.run_id = l.loaded_run_id
      """)
  List<Amount> amounts();

  /** One count of one partition. */
  record Amount(PartitionKey partitionKey, Counter counter, long amount) {}
}
