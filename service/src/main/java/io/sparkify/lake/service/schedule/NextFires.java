package io.sparkify.lake.service.schedule;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** Tells which schedules fire next. */
public final class NextFires {
  private final ScheduleStore schedules;
  private final Clock clock;

  public NextFires(ScheduleStore schedules, Clock clock) {
    this.schedules = schedules;
    this.clock = clock;
  }

  /** When a schedule fires next, and what it loads then. */
  public record NextFire(
      @JsonProperty("schedule") String schedule,
      @JsonProperty("at") Instant at,
      @JsonProperty("load") String load) {}

  /** Of each schedule that is not paused its next time, the soonest first; at most so many. */
  public List<NextFire> soonest(int limit) {
    Instant now = clock.instant();
    return schedules.all().stream()
        .filter(schedule -> !schedule.paused())
        .flatMap(
            schedule ->
                schedule.rule().times().next(now).stream()
                    .map(at -> new NextFire(schedule.name(), at, schedule.loads())))
        .sorted(Comparator.comparing(NextFire::at).thenComparing(NextFire::schedule))
        .limit(limit)
        .toList();
  }
}
