package io.sparkify.lake.service.partition;

import io.sparkify.lake.job.contract.RunId;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Puts durations, amounts and runs the way a person says them. */
public final class Words {
  private Words() {}

  static String run(RunId id, Instant at) {
    return "run %s of %s"
        .formatted(id.toString().substring(0, 8), at.truncatedTo(ChronoUnit.SECONDS));
  }

  /** In the largest unit of which there are at least two, or one minute: {@code 4 min}. */
  public static String duration(Duration duration) {
    if (duration.toMinutes() < 1) {
      return Math.max(0, duration.toSeconds()) + " s";
    }
    if (duration.toHours() < 2) {
      return duration.toMinutes() + " min";
    }
    return duration.toDays() < 2 ? duration.toHours() + " h" : duration.toDays() + " days";
  }

  static String files(int count) {
    return count == 1 ? "1 file" : count + " files";
  }
}
