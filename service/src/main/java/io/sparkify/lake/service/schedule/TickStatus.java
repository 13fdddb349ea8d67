package io.sparkify.lake.service.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a tick goes.
 *
 * @param lastEnd when it last came to an end, or when the clock was started
 * @param lastError what its last run failed with; null if it did not
 */
public record TickStatus(String name, Duration every, Instant lastEnd, @Nullable String lastError) {
  private static final int MISSES = 5;
  // A tick of one second is not late because the machine is busy.
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** What a person should know and do about it; empty if it goes well. */
  public Optional<String> problem(Instant now) {
    if (lastError != null) {
      return Optional.of(
          "The tick '%s' failed at %s: %s. It tries again every %s; the service's log has the details."
              .formatted(name, lastEnd, lastError, words(every)));
    }
    Duration silence = Duration.between(lastEnd, now);
    return silence.compareTo(limit()) <= 0
        ? Optional.empty()
        : Optional.of(
            "The tick '%s' is due every %s and has not ended since %s: it hangs, or the machine is overloaded. Restart the service if this stays."
                .formatted(name, words(every), lastEnd));
  }

  private Duration limit() {
    Duration misses = every.multipliedBy(MISSES);
    return misses.compareTo(PATIENCE) > 0 ? misses : PATIENCE;
  }

  private static String words(Duration duration) {
    return duration.toMillis() / 1000.0 + " s";
  }
}
