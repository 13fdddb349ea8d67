package io.sparkify.lake.service.run;

import io.sparkify.lake.job.contract.ApplicationTag;
import io.sparkify.lake.job.contract.RunId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.BindList;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The statements on wishes to cancel active runs. */
interface CancelDao {
  /** Unless there is one already, or no application has the run. */
  @SqlUpdate(
      """
      update run set cancel_at = :at, cancel_by = :by, cancel_reason = :reason
      where id = :id and cancel_at is null and state in ('STARTING', 'RUNNING')
      """)
  int wish(RunId id, String by, String reason, Instant at);

  @SqlUpdate(
      """
      update run set cancel_at = null, cancel_by = null, cancel_reason = null where id = :id
      """)
  void forget(RunId id);

  @SqlQuery(
      """
      select cancel_by as "by", cancel_reason as reason, cancel_at as at
      from run where id = :id and cancel_at is not null
      """)
  Optional<Cancellation> of(RunId id);

  @SqlQuery(
      """
      select id as run_id, cancel_by as "by", cancel_reason as reason, cancel_at as at
      from run where id in (<runs>) and cancel_at is not null
      """)
  List<Wanted> ofRuns(@BindList("runs") List<RunId> runs);

  /** The wishes that an application has not fulfilled yet, the earliest first. */
  @SqlQuery(
      """
      select r.id as run_id, r.cancel_by as "by", r.cancel_reason as reason, r.cancel_at as at
      from attempt t join run r on r.id = t.run_id
      where t.tag = :tag and t.state in ('STARTING', 'RUNNING') and r.cancel_at is not null
      order by r.cancel_at, r.id
      """)
  List<Wanted> open(ApplicationTag tag);

  /** Runs that were queued again just before their wish was there. */
  @SqlQuery("select id from run where state = 'QUEUED' and cancel_at is not null")
  List<RunId> queued();

  /** A run, and the wish that it be cancelled. */
  record Wanted(RunId runId, String by, String reason, Instant at) {
    Cancellation wish() {
      return new Cancellation(by, reason, at);
    }
  }
}
