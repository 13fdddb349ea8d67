package io.sparkify.lake.service.schedule;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The statements on the table of schedules. */
interface ScheduleDao {
  @SqlQuery(
      """
      select name, cron, zone_id, misfire, loads, paused, config_hash, due_after
      from schedule order by name
      """)
  List<Schedule> all();

  @SqlQuery(
      """
      select name, cron, zone_id, misfire, loads, paused, config_hash, due_after
      from schedule where name = :name
      """)
  Optional<Schedule> find(String name);

  @SqlUpdate(
      """
      insert into schedule (name, cron, zone_id, misfire, loads, paused, config_hash, due_after,
        created_at, changed_at)
      values (:name, :cron, :zoneId, :misfire, :loads, :paused, :configHash, :dueAfter, :at, :at)
      """)
  void insert(@BindMethods Schedule schedule, Instant at);

  @SqlUpdate(
      """
      update schedule
      set cron = :cron, zone_id = :zoneId, misfire = :misfire, loads = :loads, paused = :paused,
        config_hash = :configHash, due_after = :dueAfter, changed_at = :at
      where name = :name
      """)
  int update(@BindMethods Schedule schedule, Instant at);

  @SqlUpdate("delete from schedule where name = :name")
  int delete(String name);

  /** Decides every time up to now, unless somebody else did or the schedule was changed. */
  @SqlUpdate(
      """
      update schedule set due_after = :now
      where name = :seen.name and due_after = :seen.dueAfter and not paused
        and cron = :seen.cron and zone_id = :seen.zoneId
      """)
  int advance(@BindMethods("seen") Schedule seen, Instant now);
}
