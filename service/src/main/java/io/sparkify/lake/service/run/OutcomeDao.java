package io.sparkify.lake.service.run;

import io.sparkify.lake.job.contract.CheckLevel;
import io.sparkify.lake.job.contract.CheckResult;
import io.sparkify.lake.job.contract.Counter;
import io.sparkify.lake.job.contract.PartitionKey;
import io.sparkify.lake.job.contract.PublishedFile;
import io.sparkify.lake.job.contract.RunId;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.BindList;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The statements on what reports said. */
interface OutcomeDao {
  @SqlBatch("insert into row_count (run_id, counter, amount) values (:runId, :counter, :amount)")
  void insertCounts(@BindMethods List<CountRow> counts);

  @SqlBatch(
      """
      insert into check_result (run_id, ordinal, name, level, passed, observed, expected)
      values (:runId, :ordinal, :name, :level, :passed, :observed, :expected)
      """)
  void insertChecks(@BindMethods List<CheckRow> checks);

  @SqlBatch(
      """
      insert into published_file (run_id, path, table_name, row_total, bytes, checksum, digest)
      values (:runId, :path, :table, :rows, :bytes, :checksum, :digest)
      """)
  void insertFiles(RunId runId, @BindMethods List<PublishedFile> files);

  @SqlUpdate("insert into run_insight (run_id, insights) values (:runId, :insights)")
  void insertInsights(RunId runId, String insights);

  @SqlQuery("select run_id, counter, amount from row_count where run_id in (<runs>)")
  List<CountRow> counts(@BindList("runs") List<RunId> runs);

  @SqlQuery(
      """
      select run_id, ordinal, name, level, passed, observed, expected
      from check_result where run_id in (<runs>) order by run_id, ordinal
      """)
  List<CheckRow> checks(@BindList("runs") List<RunId> runs);

  @SqlQuery(
      """
      select l.partition_key, c.counter, c.amount
      from partition_ledger l join row_count c on c.run_id = l.loaded_run_id
      """)
  List<LoadedCount> loaded();

  @SqlQuery(
      """
      select table_name as "table", path, row_total as "rows", bytes, checksum, digest
      from published_file where run_id = :runId order by path
      """)
  List<StoredFile> files(RunId runId);

  /** The table is rewritten by every publication of months; the newest one counts. */
  @SqlQuery(
      """
      select f.table_name as "table", f.path, f.row_total as "rows", f.bytes, f.checksum, f.digest
      from published_file f
      where f.table_name = 'users' and f.run_id = (
        select r.id
        from attempt t join run r on r.id = t.run_id
        where t.state = 'SUCCEEDED' and r.partition_key <> 'songs' and t.tag = (
          select a.tag from application a
          where exists (
            select 1 from attempt s join run q on q.id = s.run_id
            where s.tag = a.tag and s.state = 'SUCCEEDED' and q.partition_key <> 'songs')
          order by a.fencing_token desc
          limit 1)
        order by r.published_at desc, r.id
        limit 1)
      order by f.path
      """)
  List<StoredFile> users();

  @SqlQuery(
      """
      select id as run_id, published_at, job_version, job_checksum, configuration_hash, quarantine
      from run where id = :runId
      """)
  Optional<Made> made(RunId runId);

  /** One count of one partition, as it is published now. */
  record LoadedCount(PartitionKey partitionKey, Counter counter, long amount) {}

  /** One count of one run. */
  record CountRow(RunId runId, Counter counter, long amount) {}

  /** One check of one run, in the order of its report. */
  record CheckRow(
      RunId runId,
      int ordinal,
      String name,
      CheckLevel level,
      boolean passed,
      String observed,
      String expected) {
    static CheckRow of(RunId runId, int ordinal, CheckResult check) {
      return new CheckRow(
          runId,
          ordinal,
          check.name(),
          check.level(),
          check.passed(),
          check.observed(),
          check.expected());
    }

    CheckResult check() {
      return new CheckResult(name, level, passed, observed, expected);
    }
  }
}
