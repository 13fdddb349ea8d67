package io.sparkify.lake.service.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.sparkify.lake.job.contract.ApplicationTag;
import io.sparkify.lake.job.contract.BatchRequest;
import io.sparkify.lake.job.contract.ContractJson;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.BindList;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** The statements on the table of Spark applications. */
interface ApplicationDao {
  @SqlUpdate(
      """
      insert into application (tag, active_slot, fencing_token, request, state, launched_on,
        created_at, solo)
      values (:tag, 1, :fencingToken, :request, 'CLAIMED', :host, :at, :solo)
      """)
  void insert(
      ApplicationTag tag, long fencingToken, String request, String host, Instant at, boolean solo);

  @SqlQuery(
      """
      select created_at as claimed_at, solo from application
      order by fencing_token desc limit 1
      """)
  Optional<PreviousBatch> previous();

  @SqlQuery(
      """
      select count(*) from application
      where tag = :tag and (launched_on <> :host or driver_host <> :host)
      """)
  int elsewhere(ApplicationTag tag, String host);

  @SqlQuery("select coalesce(max(fencing_token), 0) from application")
  long greatestToken();

  @SqlQuery("select count(*) from application where active_slot = 1")
  int countActive();

  @SqlQuery(
      """
      select request, spark_application_id as application_id, created_at as claimed_at,
        stop_reason, stop_cause, stop_at
      from application where active_slot = 1
      """)
  List<ActiveRow> active();

  @SqlQuery("select tag from application where tag in (<tags>) and state = 'ENDED'")
  List<ApplicationTag> ended(@BindList("tags") List<ApplicationTag> tags);

  @SqlQuery("select state from application where tag = :tag")
  ApplicationState state(ApplicationTag tag);

  @SqlQuery(
      """
      select stop_reason as reason, stop_cause as cause, stop_at as at
      from application where tag = :tag and stop_reason is not null
      """)
  Optional<Stop> stop(ApplicationTag tag);

  /** Unless it is over, or is being stopped for another reason. */
  @SqlUpdate(
      """
      update application set stop_reason = :reason, stop_cause = :cause, stop_at = :at
      where tag = :tag and stop_reason is null and active_slot is not null
      """)
  int stop(ApplicationTag tag, @BindMethods Stop stop);

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
  record ActiveRow(
      String request,
      @Nullable String applicationId,
      Instant claimedAt,
      @Nullable StopReason stopReason,
      @Nullable String stopCause,
      @Nullable Instant stopAt) {
    ActiveApplication application() {
      return new ActiveApplication(batch(), applicationId, claimedAt, stop());
    }

    private @Nullable Stop stop() {
      return stopReason == null || stopCause == null || stopAt == null
          ? null
          : new Stop(stopReason, stopCause, stopAt);
    }

    private BatchRequest batch() {
      try {
        return ContractJson.read(request, BatchRequest.class);
      } catch (JsonProcessingException e) {
        throw new IllegalStateException("The request of an application is damaged", e);
      }
    }
  }
}
