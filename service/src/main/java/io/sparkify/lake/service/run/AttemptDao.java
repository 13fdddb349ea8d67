package io.sparkify.lake.service.run;

import io.sparkify.lake.job.contract.ApplicationTag;
import io.sparkify.lake.job.contract.Failure;
import io.sparkify.lake.job.contract.RunId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.BindList;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The statements on the table of attempts. */
interface AttemptDao {
  /** All that an {@link AttemptRow} holds. */
  String SELECT =
      """
      select t.run_id, t.number, t.tag, t.state, a.spark_application_id as application_id,
        t.started_at, t.ended_at, t.failure_kind, t.failure_code, t.failure_title,
        t.failure_cause, t.failure_remedy, t.failure_evidence, t.phases
      from attempt t join application a on a.tag = t.tag
      """;

  @SqlUpdate(
      """
      insert into attempt (run_id, number, tag, state, started_at)
      values (:runId, :number, :tag, 'STARTING', :at)
      """)
  void insert(RunId runId, int number, ApplicationTag tag, Instant at);

  @SqlQuery("select coalesce(max(number), 0) + 1 from attempt where run_id = :runId")
  int nextNumber(RunId runId);

  /** Attempts that were taken back do not count. */
  @SqlQuery("select count(*) from attempt where run_id = :runId and state = 'FAILED'")
  int failures(RunId runId);

  @SqlQuery(
      SELECT
          + """
      where t.run_id in (<runs>)
      order by t.run_id, t.number
      """)
  List<AttemptRow> ofRuns(@BindList("runs") List<RunId> runs);

  @SqlQuery(
      SELECT
          + """
      where t.tag = :tag and t.state in ('STARTING', 'RUNNING')
      order by t.run_id
      """)
  List<AttemptRow> active(ApplicationTag tag);

  @SqlQuery(
      """
      select t.run_id, t.number, t.tag, t.ended_at, a.launched_on
      from attempt t join application a on a.tag = t.tag
      where t.run_id = :runId and t.number = :number
      """)
  Optional<AttemptLocation> location(RunId runId, int number);

  @SqlQuery(
      """
      select t.run_id, t.number, t.tag, t.ended_at, a.launched_on
      from attempt t join application a on a.tag = t.tag
      where t.run_id = :runId
      order by t.number desc limit 1
      """)
  Optional<AttemptLocation> latest(RunId runId);

  @SqlUpdate(
      """
      update attempt set state = :to
      where run_id = :runId and number = :number and state = :from
      """)
  int move(RunId runId, int number, AttemptState from, AttemptState to);

  @SqlUpdate(
      """
      update attempt set state = :to, ended_at = :at
      where run_id = :runId and number = :number and state = :from
      """)
  int finish(RunId runId, int number, AttemptState from, AttemptState to, Instant at);

  @SqlUpdate(
      """
      update attempt set failure_kind = :kind, failure_code = :code, failure_title = :title,
        failure_cause = :cause, failure_remedy = :remedy, failure_evidence = :evidence
      where run_id = :runId and number = :number
      """)
  void explain(RunId runId, int number, @BindMethods Failure failure);

  @SqlUpdate("update attempt set phases = :phases where run_id = :runId and number = :number")
  int passed(RunId runId, int number, String phases);

  /** Of the newest loads of the catalog that succeeded. */
  @SqlQuery(
      """
      select r.bytes, t.started_at, t.ended_at
      from (
        select id, bytes from run where partition_key = 'songs' and state = 'SUCCEEDED'
        order by partition_key, created_at desc, id desc limit :limit) r
      join attempt t on t.run_id = r.id and t.state = 'SUCCEEDED'
      where t.ended_at is not null
      order by t.ended_at desc, t.run_id
      """)
  List<Forecast.Past> pastCatalogs(int limit);

  /** Of the newest loads of months that succeeded. */
  @SqlQuery(
      """
      select r.bytes, t.started_at, t.ended_at
      from (
        select id, bytes from run where state = 'SUCCEEDED' and partition_key <> 'songs'
        order by state, created_at desc, id desc limit :limit) r
      join attempt t on t.run_id = r.id and t.state = 'SUCCEEDED'
      where t.ended_at is not null
      order by t.ended_at desc, t.run_id
      """)
  List<Forecast.Past> pastMonths(int limit);
}
