package io.sparkify.lake.service.run;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;

/**
 * Predicts how long a load takes, from past loads of the same kind: a constant, and the median of
 * the seconds a byte more took. Medians, because one load on a busy machine says nothing.
 *
 * @param past loads that succeeded
 */
public record Forecast(List<Past> past) {
  private static final double MILLIS_A_SECOND = 1_000;

  public Forecast {
    past = List.copyOf(past);
  }

  /** A load that succeeded. */
  public record Past(long bytes, Instant startedAt, Instant endedAt) {
    double seconds() {
      return Duration.between(startedAt, endedAt).toMillis() / MILLIS_A_SECOND;
    }
  }

  /** At least a second; empty while nothing was ever loaded. */
  public OptionalLong seconds(long bytes) {
    if (past.isEmpty()) {
      return OptionalLong.empty();
    }
    double byteSeconds = byteSeconds();
    double constant =
        median(past.stream().map(load -> load.seconds() - byteSeconds * load.bytes()).toList());
    return OptionalLong.of(Math.max(1, Math.round(constant + byteSeconds * bytes)));
  }

  /** Of every pair; none where all were equally large, and never less for more. */
  private double byteSeconds() {
    List<Double> slopes = new ArrayList<>();
    for (Past one : past) {
      for (Past other : past) {
        if (one.bytes() < other.bytes()) {
          slopes.add((other.seconds() - one.seconds()) / (other.bytes() - one.bytes()));
        }
      }
    }
    return slopes.isEmpty() ? 0 : Math.max(0, median(slopes));
  }

  private static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted(Comparator.naturalOrder()).toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }
}
