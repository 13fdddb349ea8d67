package io.sparkify.lake.service.schedule;

import io.sparkify.lake.job.contract.Sha256;
import java.time.DateTimeException;
import java.time.ZoneId;

/** What a schedule says: when to fire, what to do about times that were missed, what to load. */
record Rule(Cron cron, ZoneId zone, Misfire misfire, Load load) {
  /** A zone of the tz database or an offset; else an {@link IllegalArgumentException}. */
  static ZoneId zone(String text) {
    try {
      return ZoneId.of(text.strip());
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "A zone is one of the tz database such as Europe/Paris, or UTC, not '%s'".formatted(text),
          e);
    }
  }

  FireTimes times() {
    return new FireTimes(cron, zone);
  }

  /** Whether both fire at the same times. */
  boolean firesAs(Rule other) {
    return cron.text().equals(other.cron().text()) && zone.equals(other.zone());
  }

  /** Tells definitions apart. */
  String hash(boolean paused) {
    return Sha256.of(
        String.join("\n", cron.text(), zone.getId(), misfire.name(), load.text(), "" + paused));
  }
}
