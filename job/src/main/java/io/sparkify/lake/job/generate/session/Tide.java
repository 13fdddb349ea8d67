package io.sparkify.lake.job.generate.session;

import io.sparkify.lake.job.contract.LogMonth;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;

/** When in a month people listen: more in the evening than at night, a little less at weekends. */
public final class Tide {
  private static final long HOUR = Duration.ofHours(1).toMillis();

  /** The last part of a month, which sessions leave free. */
  private static final long REST = Duration.ofMinutes(1).toMillis();

  private static final List<Integer> BY_HOUR =
      List.of(5, 4, 3, 2, 2, 3, 4, 6, 8, 9, 9, 10, 10, 11, 12, 13, 14, 15, 15, 14, 12, 10, 8, 6);

  private final long start;
  private final long end;
  private final double[] flow;

  private Tide(long start, long end, double[] flow) {
    this.start = start;
    this.end = end;
    this.flow = flow;
  }

  public static Tide of(LogMonth month) {
    LocalDateTime first = month.value().atDay(1).atStartOfDay();
    int hours = month.value().lengthOfMonth() * 24;
    double[] flow = new double[hours + 1];
    for (int hour = 0; hour < hours; hour++) {
      flow[hour + 1] = flow[hour] + weight(first.toLocalDate().plusDays(hour / 24), hour % 24);
    }
    long start = first.toInstant(ZoneOffset.UTC).toEpochMilli();
    return new Tide(start, start + hours * HOUR - REST, flow);
  }

  private static double weight(LocalDate day, int hour) {
    return BY_HOUR.get(hour) * (day.getDayOfWeek().getValue() > 5 ? 0.7 : 1.0);
  }

  /** The time before which this share, 0 to 1, of the month's events has happened. */
  public long at(double share) {
    double target = share * flow[flow.length - 1];
    int found = Arrays.binarySearch(flow, target);
    int hour = Math.min(found >= 0 ? found : -found - 2, flow.length - 2);
    double within = (target - flow[hour]) / (flow[hour + 1] - flow[hour]);
    return Math.min(end, start + (long) ((hour + within) * HOUR));
  }

  /** The month's first millisecond. */
  public long start() {
    return start;
  }

  /** The last millisecond that a session may use. */
  public long end() {
    return end;
  }
}
