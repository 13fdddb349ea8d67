package io.sparkify.lake.service.telemetry;

import io.sparkify.lake.service.run.RunState;
import io.sparkify.lake.service.run.RunTrigger;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jspecify.annotations.Nullable;

/** The statements that show how runs stand just now, each by an index. */
interface FigureDao {
  @SqlQuery(
      """
      select run_trigger as "trigger", count(*) as runs, min(created_at) as oldest
      from run where state = 'QUEUED' group by run_trigger
      """)
  List<Queued> queued();

  /** Those that wait because of the same trigger. */
  record Queued(RunTrigger trigger, long runs, Instant oldest) {}

  @SqlQuery(
      """
      select state, count(*) as runs from run
      where state in ('QUEUED', 'STARTING', 'RUNNING') group by state
      """)
  List<Active> active();

  /** How many are in a state. */
  record Active(RunState state, long runs) {}

  @SqlQuery(
      """
      select (select min(created_at) from application where active_slot = 1) as application_since,
        (select count(*) from held_load where resolution is null) as held,
        (select max(loaded_at) from partition_ledger) as last_load_at
      """)
  Moment moment();

  /**
   * What there is one of.
   *
   * @param applicationSince null while no application may write
   * @param held rejected runs whose staged data waits for a decision
   * @param lastLoadAt null while nothing was ever loaded
   */
  record Moment(@Nullable Instant applicationSince, long held, @Nullable Instant lastLoadAt) {}
}
