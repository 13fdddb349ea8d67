package io.sparkify.lake.service.run;

import io.sparkify.lake.job.contract.HeldLoad;
import io.sparkify.lake.job.contract.PartitionKey;
import io.sparkify.lake.job.contract.RunId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.BindList;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** The statements on the table of held loads. */
interface HeldDao {
  @SqlUpdate("insert into held_load (run_id, attempt) values (:runId, :attempt)")
  void insert(RunId runId, int attempt);

  @SqlQuery(
      """
      select run_id, attempt, resolution, resolved_run_id, resolved_at
      from held_load where run_id in (<runs>)
      """)
  List<Held> ofRuns(@BindList("runs") List<RunId> runs);

  /** What this run is to publish. */
  @SqlQuery(
      """
      select run_id, attempt from held_load
      where resolution = 'APPROVED' and resolved_run_id = :by
      """)
  Optional<HeldLoad> approvedBy(RunId by);

  @SqlUpdate(
      """
      update held_load set resolution = :resolution, resolved_run_id = :by, resolved_at = :at
      where run_id = :runId and resolution is null
      """)
  int resolve(RunId runId, Resolution resolution, @Nullable RunId by, Instant at);

  /** All that waits in this partition. */
  @SqlUpdate(
      """
      update held_load set resolution = 'SUPERSEDED', resolved_run_id = :by, resolved_at = :at
      where resolution is null
        and run_id in (select id from run where partition_key = :partition)
      """)
  int supersede(PartitionKey partition, RunId by, Instant at);

  /** The run that was to publish it did not. */
  @SqlUpdate(
      """
      update held_load set resolution = null, resolved_run_id = null, resolved_at = null
      where resolution = 'APPROVED' and resolved_run_id = :by
      """)
  int reopen(RunId by);

  /** What nobody needs any more, and may still be there. */
  @SqlQuery(
      """
      select h.run_id, h.attempt
      from held_load h left join run r on r.id = h.resolved_run_id
      where h.dropped_at is null and (h.resolution in ('DISCARDED', 'SUPERSEDED')
        or (h.resolution = 'APPROVED' and r.state = 'SUCCEEDED'))
      order by h.resolved_at, h.run_id
      """)
  List<HeldLoad> toDrop();

  @SqlUpdate("update held_load set dropped_at = :at where run_id = :runId")
  int dropped(RunId runId, Instant at);
}
