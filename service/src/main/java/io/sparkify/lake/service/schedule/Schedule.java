package io.sparkify.lake.service.schedule;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A schedule as the database holds it.
 *
 * @param configHash of the configuration's entry that it was made from; null if REST made it
 * @param dueAfter up to when every time of it was decided
 */
public record Schedule(
    String name,
    String cron,
    String zoneId,
    Misfire misfire,
    String loads,
    boolean paused,
    @Nullable String configHash,
    Instant dueAfter) {

  static Schedule of(
      String name, Rule rule, boolean paused, @Nullable String configHash, Instant dueAfter) {
    return new Schedule(
        name,
        rule.cron().text(),
        rule.zone().getId(),
        rule.misfire(),
        rule.load().text(),
        paused,
        configHash,
        dueAfter);
  }

  Rule rule() {
    return new Rule(Cron.parse(cron), Rule.zone(zoneId), misfire, Load.parse(loads));
  }

  /** The same with another rule; what another cron would have missed is not its business. */
  Schedule with(Rule rule, boolean stopped, Instant now) {
    boolean resumed = paused && !stopped;
    boolean other = !rule().firesAs(rule);
    return of(name, rule, stopped, configHash, other || resumed ? now : dueAfter);
  }
}
