package io.sparkify.lake.service.run;

import io.sparkify.lake.job.contract.RunId;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** The statements on the history of states. */
interface StateChangeDao {
  @SqlUpdate(
      """
      insert into state_change (run_id, from_state, to_state, reason, changed_at)
      values (:runId, :from, :to, :reason, :at)
      """)
  void insert(RunId runId, @Nullable RunState from, RunState to, String reason, Instant at);

  /** The run stays what it is; its history says what was done. */
  static void note(Handle handle, Run run, String words, Instant at) {
    handle.attach(StateChangeDao.class).insert(run.id(), run.state(), run.state(), words, at);
  }

  /** Grows with every move of any run; 0 while there is none. */
  @SqlQuery("select coalesce(max(id), 0) from state_change")
  long newest();

  @SqlQuery(
      """
      select from_state, to_state, reason, changed_at
      from state_change where run_id = :runId order by id
      """)
  List<StateChange> ofRun(RunId runId);
}
