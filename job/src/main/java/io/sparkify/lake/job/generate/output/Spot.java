package io.sparkify.lake.job.generate.output;

import io.sparkify.lake.job.contract.LogMonth;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Where a line goes.
 *
 * @param folder the month in whose folder it lies
 * @param name the file below that folder
 * @param day the day that the file is about; null for a file that may grow until the end
 */
public record Spot(LogMonth folder, String name, @Nullable LocalDate day) {
  /** The file that holds a day's events, such as {@code 2018-11-01-events.json}. */
  static Spot of(LogMonth folder, LocalDate day, String suffix) {
    return new Spot(folder, day + "-events." + suffix, day);
  }

  /** A file that is not about one day. */
  public static Spot of(LogMonth folder, String name) {
    return new Spot(folder, name, null);
  }
}
