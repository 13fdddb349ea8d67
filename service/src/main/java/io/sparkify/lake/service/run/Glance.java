package io.sparkify.lake.service.run;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Shows how runs stand just now: what is loaded, what waits, what went wrong last. */
public final class Glance {
  private static final int FEW = 5;
  private static final int ALL_OF_AN_APPLICATION = 50;

  private final Jdbi jdbi;
  private final ProgressBoard progress;

  public Glance(Jdbi jdbi, ProgressBoard progress) {
    this.jdbi = jdbi;
    this.progress = progress;
  }

  /**
   * How runs stand.
   *
   * @param active those that an application has; at most 50
   * @param queued how many wait to be claimed
   * @param failed the last five that failed, the newest first
   * @param rejected the newest five whose staged data waits for a decision
   * @param rejectedTotal how many there are
   */
  @JsonNaming(SnakeCaseStrategy.class)
  public record Runs(
      List<ActiveRun> active,
      long queued,
      List<FailedRun> failed,
      List<RejectedRun> rejected,
      long rejectedTotal) {
    public Runs {
      active = List.copyOf(active);
      failed = List.copyOf(failed);
      rejected = List.copyOf(rejected);
    }
  }

  public Runs now() {
    return jdbi.inTransaction(this::runs);
  }

  private Runs runs(Handle handle) {
    GlanceDao runs = handle.attach(GlanceDao.class);
    List<RejectedRun> rejected = runs.rejected(FEW);
    return new Runs(
        runs.active(ALL_OF_AN_APPLICATION).stream().map(this::active).toList(),
        runs.queued(),
        runs.failed(FEW),
        rejected,
        rejected.size() < FEW ? rejected.size() : runs.rejected());
  }

  private ActiveRun active(GlanceDao.Active run) {
    return new ActiveRun(
        run.runId(),
        run.partition(),
        run.state(),
        run.trigger(),
        run.reason(),
        run.attempt(),
        run.startedAt(),
        progress
            .find(run.runId())
            .map(
                entry ->
                    ProgressView.of(
                        entry, run.startedAt(), progress.seconds(run.partition(), run.bytes())))
            .orElse(null));
  }
}
