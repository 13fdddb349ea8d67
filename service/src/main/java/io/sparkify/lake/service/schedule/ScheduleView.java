package io.sparkify.lake.service.schedule;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.sparkify.lake.job.contract.PartitionKey;
import io.sparkify.lake.job.contract.RunId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A schedule as REST shows it.
 *
 * @param configured whether {@code config.yml} defines it; else REST made it
 * @param nextFire null while it is paused, and where there is no further time
 * @param lastFire null while nothing became of it
 */
@JsonNaming(SnakeCaseStrategy.class)
record ScheduleView(
    String name,
    String cron,
    String zone,
    Misfire misfire,
    Load load,
    boolean paused,
    boolean configured,
    @Nullable Instant nextFire,
    @Nullable FireView lastFire) {

  static ScheduleView of(
      Schedule schedule, Instant now, List<Fire> fires, Map<Long, List<FireRun>> runs) {
    Rule rule = schedule.rule();
    return new ScheduleView(
        schedule.name(),
        schedule.cron(),
        schedule.zoneId(),
        schedule.misfire(),
        rule.load(),
        schedule.paused(),
        schedule.configHash() != null,
        schedule.paused() ? null : rule.times().next(now).orElse(null),
        fires.stream().findFirst().map(fire -> FireView.of(fire, runs)).orElse(null));
  }

  /**
   * What became of a time.
   *
   * @param dueAt null if somebody asked
   * @param times how many times of the schedule it stands for
   * @param result in words
   */
  @JsonNaming(SnakeCaseStrategy.class)
  record FireView(
      @Nullable Instant dueAt,
      Instant firedAt,
      FireOutcome outcome,
      int times,
      String result,
      List<RunView> runs) {
    static FireView of(Fire fire, Map<Long, List<FireRun>> runs) {
      return new FireView(
          fire.dueAt(),
          fire.firedAt(),
          fire.outcome(),
          fire.times(),
          fire.result(),
          runs.getOrDefault(fire.id(), List.of()).stream().map(RunView::of).toList());
    }
  }

  /** A run that it made, and how it stands now. */
  record RunView(RunId id, PartitionKey partition, String state) {
    static RunView of(FireRun run) {
      return new RunView(run.id(), run.partition(), run.state());
    }
  }
}
