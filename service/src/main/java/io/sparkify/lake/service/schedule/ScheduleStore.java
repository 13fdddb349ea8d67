package io.sparkify.lake.service.schedule;

import io.sparkify.lake.service.db.UniqueViolation;
import io.sparkify.lake.service.error.ServiceException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps schedules: the configuration defines them, REST changes them. */
public final class ScheduleStore {
  private static final Logger LOG = LoggerFactory.getLogger(ScheduleStore.class);
  private static final int MOST = 1_000;

  private final Jdbi jdbi;
  private final Clock clock;

  public ScheduleStore(Jdbi jdbi, Clock clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  /**
   * Makes what the configuration defines, drops what it no longer does, and leaves alone what REST
   * made, or changed while the configuration's own entry stayed the same.
   */
  public void synchronise(List<ScheduleConfiguration> configured) {
    try {
      bringUpToDate(configured);
    } catch (UnableToExecuteStatementException e) {
      if (!UniqueViolation.isCauseOf(e)) {
        throw e;
      }
      bringUpToDate(configured); // another instance that starts just now made the same
    }
  }

  private void bringUpToDate(List<ScheduleConfiguration> configured) {
    jdbi.useTransaction(
        handle -> {
          configured.forEach(entry -> synchronise(handle, entry));
          Set<String> names =
              configured.stream().map(ScheduleConfiguration::name).collect(Collectors.toSet());
          ScheduleDao schedules = handle.attach(ScheduleDao.class);
          schedules.all().stream()
              .filter(known -> known.configHash() != null && !names.contains(known.name()))
              .forEach(
                  gone -> {
                    schedules.delete(gone.name());
                    LOG.info("Schedule {}: gone from the configuration", gone.name());
                  });
        });
  }

  private void synchronise(Handle handle, ScheduleConfiguration entry) {
    Instant now = now();
    String hash = entry.rule().hash(entry.startsPaused());
    ScheduleDao schedules = handle.attach(ScheduleDao.class);
    Optional<Schedule> known = schedules.find(entry.name());
    if (known.isEmpty()) {
      schedules.insert(
          Schedule.of(entry.name(), entry.rule(), entry.startsPaused(), hash, now), now);
      LOG.info("Schedule {}: made by the configuration", entry.name());
    } else if (!hash.equals(known.get().configHash())) {
      Schedule changed = known.get().with(entry.rule(), entry.startsPaused(), now);
      schedules.update(
          Schedule.of(entry.name(), entry.rule(), entry.startsPaused(), hash, changed.dueAfter()),
          now);
      LOG.info("Schedule {}: changed by the configuration", entry.name());
    }
  }

  List<Schedule> all() {
    return jdbi.withHandle(handle -> handle.attach(ScheduleDao.class).all());
  }

  /** Not found: {@code unknown_schedule}. */
  Schedule get(String name) {
    return jdbi.withHandle(handle -> get(handle, name));
  }

  /** Conflict {@code schedule_exists}; {@code too_many_schedules}. */
  Schedule create(String name, Rule rule, boolean paused) {
    Instant now = now();
    Schedule schedule = Schedule.of(name, rule, paused, null, now);
    try {
      jdbi.useTransaction(
          handle -> {
            ScheduleDao schedules = handle.attach(ScheduleDao.class);
            if (schedules.all().size() >= MOST) {
              throw ServiceException.conflict(
                  "too_many_schedules",
                  "There are %d schedules already; delete some.".formatted(MOST),
                  Map.of());
            }
            schedules.insert(schedule, now);
          });
    } catch (UnableToExecuteStatementException e) {
      if (!UniqueViolation.isCauseOf(e)) {
        throw e;
      }
      throw ServiceException.conflict(
          "schedule_exists",
          "There is a schedule %s already; change it with PATCH.".formatted(name),
          Map.of());
    }
    return schedule;
  }

  /** The schedule as it is then. */
  Schedule change(String name, UnaryOperator<Change> change) {
    return jdbi.inTransaction(
        handle -> {
          Schedule before = get(handle, name);
          Change after = change.apply(new Change(before.rule(), before.paused()));
          Schedule changed = before.with(after.rule(), after.paused(), now());
          handle.attach(ScheduleDao.class).update(changed, now());
          LOG.info("Schedule {}: {} becomes {}", name, before, changed);
          return changed;
        });
  }

  /** Conflict {@code configured} for one that the next start would make again. */
  void delete(String name) {
    jdbi.useTransaction(
        handle -> {
          if (get(handle, name).configHash() != null) {
            throw ServiceException.conflict(
                "configured",
                "Schedule %s is in config.yml: take it out there and restart, or pause it."
                    .formatted(name),
                Map.of());
          }
          handle.attach(ScheduleDao.class).delete(name);
        });
  }

  /** What became of its last times, newest first. */
  List<Fire> fires(String name, int limit) {
    return jdbi.withHandle(handle -> handle.attach(FireDao.class).newest(name, limit));
  }

  Map<Long, List<FireRun>> runs(List<Fire> fires) {
    if (fires.isEmpty()) {
      return Map.of();
    }
    List<Long> ids = fires.stream().map(Fire::id).toList();
    return jdbi.withHandle(handle -> handle.attach(FireDao.class).runs(ids)).stream()
        .collect(Collectors.groupingBy(FireRun::fireId));
  }

  private static Schedule get(Handle handle, String name) {
    return handle
        .attach(ScheduleDao.class)
        .find(name)
        .orElseThrow(
            () ->
                ServiceException.notFound(
                    "unknown_schedule", "There is no schedule '%s'.".formatted(name)));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  /** What may be changed of a schedule. */
  record Change(Rule rule, boolean paused) {}
}
