package io.sparkify.lake.service.run;

import io.sparkify.lake.job.contract.ApplicationTag;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The statements on the table of Spark applications. */
interface ApplicationDao {
  @SqlUpdate(
      """
      insert into application (tag, active_slot, fencing_token, request, state, launched_on,
        created_at)
      values (:tag, 1, :fencingToken, :request, 'CLAIMED', :host, :at)
      """)
  void insert(ApplicationTag tag, long fencingToken, String request, String host, Instant at);

  @SqlQuery(
      """
      select count(*) from application
      where tag = :tag and (launched_on <> :host or driver_host <> :host)
      """)
  int elsewhere(ApplicationTag tag, String host);

  @SqlQuery("select coalesce(max(fencing_token), 0) from application")
  long greatestToken();

  @SqlQuery("select count(*) from application where active_slot is not null")
  int countActive();

  @SqlQuery("select state, request from application where active_slot is not null")
  List<ActiveRow> active();

  @SqlUpdate(
      """
      update application set state = 'LAUNCHED', launched_at = :at
      where tag = :tag and state = 'CLAIMED'
      """)
  int launched(ApplicationTag tag, Instant at);

  @SqlUpdate(
      """
      update application set spark_application_id = :applicationId, driver_host = :host,
        driver_pid = :pid
      where tag = :tag and spark_application_id is null
      """)
  int sighted(ApplicationTag tag, String applicationId, String host, long pid);

  @SqlUpdate(
      """
      update application set state = 'ENDED', ended_at = :at, active_slot = null
      where tag = :tag and state in ('CLAIMED', 'LAUNCHED')
      """)
  int end(ApplicationTag tag, Instant at);

  /** An active application as the database holds it. */
  record ActiveRow(ApplicationState state, String request) {}
}
