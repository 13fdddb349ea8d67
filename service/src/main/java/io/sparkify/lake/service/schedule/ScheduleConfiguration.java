package io.sparkify.lake.service.schedule;

import com.fasterxml.jackson.annotation.JsonIgnore;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A schedule as {@code config.yml} defines it.
 *
 * @param cron five fields as in Unix, or six or seven as in Quartz with seconds first
 * @param zone of the tz database; UTC if absent
 * @param misfire {@code run_once}, the default, or {@code skip}
 * @param load {@code due}, the default, {@code previous_month} or a month
 * @param paused false if absent
 */
public record ScheduleConfiguration(
    @NotNull @Pattern(regexp = ScheduleName.PATTERN, message = "must be " + ScheduleName.WORDS) String name,
    @NotNull String cron,
    @Nullable String zone,
    @Nullable Misfire misfire,
    @Nullable Load load,
    @Nullable Boolean paused) {
  static final String UTC = "UTC";

  public ScheduleConfiguration {
    // What cannot be read is told while the file is read, with its place
    if (cron != null) {
      Cron.parse(cron);
    }
    Rule.zone(Objects.requireNonNullElse(zone, UTC));
  }

  @JsonIgnore
  Rule rule() {
    return new Rule(
        Cron.parse(cron),
        Rule.zone(Objects.requireNonNullElse(zone, UTC)),
        Objects.requireNonNullElse(misfire, Misfire.RUN_ONCE),
        Objects.requireNonNullElse(load, Load.DUE));
  }

  @JsonIgnore
  boolean startsPaused() {
    return Boolean.TRUE.equals(paused);
  }
}
