package io.sparkify.lake.service.meter;

import java.util.List;

/**
 * One row of a histogram that is counted elsewhere.
 *
 * @param labels the values of the meter's labels
 * @param counts how many fell between a bound and the one before, for each bound, and at last how
 *     many were above all of them
 * @param sum of all that was counted
 */
public record Spread(List<String> labels, List<Long> counts, double sum) {
  public Spread {
    labels = List.copyOf(labels);
    counts = List.copyOf(counts);
  }
}
