package io.sparkify.lake.service.schedule;

import io.sparkify.lake.job.contract.RunId;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.sqlobject.customizer.BindList;
import org.jdbi.v3.sqlobject.statement.GetGeneratedKeys;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** The statements on the history of schedules. */
interface FireDao {
  @SqlUpdate(
      """
      insert into schedule_fire (schedule_name, due_at, fired_at, outcome, times, result)
      values (:name, :dueAt, :at, :outcome, :times, :result)
      """)
  @GetGeneratedKeys("id")
  long insert(
      String name,
      @Nullable Instant dueAt,
      Instant at,
      FireOutcome outcome,
      int times,
      String result);

  @SqlBatch("insert into schedule_fire_run (fire_id, run_id) values (:fire, :run)")
  void insertRuns(long fire, List<RunId> run);

  /** All but the newest. */
  @SqlUpdate(
      """
      delete from schedule_fire
      where schedule_name = :name and id < (
        select min(id) from (
          select id from schedule_fire where schedule_name = :name
          order by id desc limit :keep) newest)
      """)
  int forget(String name, int keep);

  @SqlQuery(
      """
      select id, schedule_name, due_at, fired_at, outcome, times, result
      from schedule_fire where schedule_name = :name
      order by id desc limit :limit
      """)
  List<Fire> newest(String name, int limit);

  @SqlQuery(
      """
      select f.fire_id, r.id, r.partition_key as "partition", r.state
      from schedule_fire_run f join run r on r.id = f.run_id
      where f.fire_id in (<fires>)
      order by f.fire_id, r.partition_key desc
      """)
  List<FireRun> runs(@BindList("fires") List<Long> fires);
}
