package io.sparkify.lake.service.freshness;

import io.sparkify.lake.job.contract.LogMonth;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of one month, hour by hour, and how it must stand then; by no code of the service.
 */
final class Fate {
  private static final Duration AT_RISK = Duration.ofHours(12);

  final LogMonth month;
  final Instant deadline;
  private final Map<Instant, String> plans = new TreeMap<>();
  private final List<Instant> loads = new ArrayList<>();
  private final List<Instant> changes = new ArrayList<>();
  private @Nullable Instant downFrom;
  private @Nullable Instant downTo;
  private int version;

  Fate(LogMonth month, Instant deadline) {
    this.month = month;
    this.deadline = deadline;
  }

  /** Is loaded so many hours after the deadline, or else after the month's end. */
  Fate loads(int hours, boolean afterDeadline) {
    plans.put(hour(hours, afterDeadline), "load");
    return this;
  }

  /** Another file comes so many hours after the deadline, and is not loaded yet. */
  Fate changes(int hours) {
    plans.put(hour(hours, true), "change");
    return this;
  }

  Fate vanishes(int hours) {
    plans.put(hour(hours, true), "vanish");
    return this;
  }

  /** The service is down until so many hours after the deadline. */
  Fate isDown(int from, int to, boolean fromDeadline) {
    downFrom = hour(from, fromDeadline);
    downTo = hour(to, true);
    return this;
  }

  private Instant hour(int hours, boolean afterDeadline) {
    Instant begin = afterDeadline ? deadline.truncatedTo(ChronoUnit.HOURS) : end();
    return begin.plus(Duration.ofHours(hours));
  }

  Instant begin() {
    return month.value().atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC);
  }

  private Instant end() {
    return month.value().plusMonths(1).atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC);
  }

  boolean isOutage(Instant now) {
    return downFrom != null && downTo != null && !now.isBefore(downFrom) && now.isBefore(downTo);
  }

  /** Whether its end or its deadline is so near that each look counts. */
  boolean isNear(Instant now) {
    return isBetween(now, end(), 2, 5) || isBetween(now, deadline, 14, 12);
  }

  private static boolean isBetween(Instant now, Instant middle, int before, int after) {
    return !now.isBefore(middle.minus(Duration.ofHours(before)))
        && now.isBefore(middle.plus(Duration.ofHours(after)));
  }

  /** Does what is planned for this hour; whether anything is. */
  boolean happen(Watched watched, Instant hour) {
    String plan = plans.get(hour);
    if (plan == null) {
      return false;
    }
    String name = month.toString();
    switch (plan) {
      case "load" -> {
        if (changes.isEmpty()) {
          watched.lake.put(name, "0");
        }
        watched.load();
        loads.add(watched.lake.clock.instant());
      }
      case "change" -> {
        version++;
        watched.lake.put(name, "0", "" + version);
        changes.add(hour);
      }
      default -> watched.lake.source.remove(name);
    }
    return true;
  }

  MonthState state(Instant now) {
    if (now.isBefore(deadline)) {
      return isWhole(now) && !now.isBefore(end())
          ? MonthState.ON_TIME
          : now.isBefore(deadline.minus(AT_RISK)) ? MonthState.DUE : MonthState.AT_RISK;
    }
    if (isWhole(deadline)) {
      return MonthState.ON_TIME;
    }
    return loads.stream().anyMatch(load -> !load.isBefore(deadline))
        ? MonthState.LATE
        : MonthState.MISSED;
  }

  /** Whether by then everything that had come by then was loaded. */
  private boolean isWhole(Instant then) {
    Optional<Instant> load =
        loads.stream().filter(at -> !at.isAfter(then)).reduce((one, other) -> other);
    return load.isPresent()
        && changes.stream().noneMatch(at -> at.isAfter(load.get()) && !at.isAfter(then));
  }

  boolean isMissed() {
    return !isWhole(deadline);
  }

  /** The first full hour from then on at which the service is up; with what happened in it. */
  Instant firstLookFrom(Instant then) {
    Instant hour = then.truncatedTo(ChronoUnit.HOURS);
    hour = hour.isBefore(then) ? hour.plus(Duration.ofHours(1)) : hour;
    while (isOutage(hour)) {
      hour = hour.plus(Duration.ofHours(1));
    }
    return hour;
  }

  /** When a missed month was loaded, if it was. */
  Optional<Instant> madeGood(Instant end) {
    return loads.stream().filter(at -> at.isAfter(deadline) && at.isBefore(end)).findFirst();
  }
}
