package io.sparkify.lake.service.schedule;

import io.sparkify.lake.job.contract.LogMonth;
import io.sparkify.lake.job.contract.PartitionKey;
import io.sparkify.lake.job.contract.RunId;
import io.sparkify.lake.service.partition.Doorbell;
import io.sparkify.lake.service.run.DueOrders;
import io.sparkify.lake.service.run.PlanSettings;
import io.sparkify.lake.service.run.Run;
import io.sparkify.lake.service.run.RunOrder;
import io.sparkify.lake.service.run.RunTransaction;
import io.sparkify.lake.service.run.RunTransaction.Answer;
import io.sparkify.lake.service.schedule.DueTimes.Decision;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Fires what is due by the tables: whoever moves a schedule's {@code due_after} queues its runs, in
 * the same transaction, so that a lost, late or double tick changes nothing.
 */
public final class Firing {
  private static final Logger LOG = LoggerFactory.getLogger(Firing.class);
  private static final int KEPT = 200;
  private static final int CHARACTERS = 1_000;
  private static final String SERVICE = "service";

  private final Jdbi jdbi;
  private final PlanSettings settings;
  private final Doorbell doorbell;
  private final Clock clock;

  public Firing(Jdbi jdbi, PlanSettings settings, Doorbell doorbell, Clock clock) {
    this.jdbi = jdbi;
    this.settings = settings;
    this.doorbell = doorbell;
    this.clock = clock;
  }

  /** A tick. One schedule that cannot fire does not keep others from it. */
  public void fireDue() {
    Instant now = now();
    List<Schedule> schedules = jdbi.withHandle(handle -> handle.attach(ScheduleDao.class).all());
    RuntimeException problem = null;
    for (Schedule schedule : schedules) {
      if (schedule.paused()) {
        continue;
      }
      try {
        fireDue(schedule, now);
      } catch (RuntimeException e) { // it is due until it was fired: the next tick tries again
        LOG.warn("Schedule {} could not fire: {}", schedule.name(), e.toString());
        problem = e;
      }
    }
    if (problem != null) {
      throw problem;
    }
  }

  private void fireDue(Schedule schedule, Instant now) {
    Rule rule = schedule.rule();
    List<Decision> decisions =
        DueTimes.between(rule.times(), schedule.dueAfter(), now).decide(rule.misfire());
    if (decisions.isEmpty()) {
      return;
    }
    boolean moved =
        jdbi.inTransaction(
            handle -> {
              if (handle.attach(ScheduleDao.class).advance(schedule, now) == 0) {
                return false; // another instance was faster, or it was changed
              }
              decisions.forEach(decision -> carryOut(handle, schedule, decision, now));
              return true;
            });
    if (moved) {
      doorbell.ring();
    }
  }

  private void carryOut(Handle handle, Schedule schedule, Decision decision, Instant now) {
    Result result =
        decision.outcome() == FireOutcome.SKIPPED
            ? new Result(decision.words(), List.of())
            : load(handle, schedule, decision.dueAt(), now, SERVICE).and(decision.words());
    keep(handle, schedule, decision.dueAt(), now, decision.outcome(), decision.times(), result);
  }

  /** Loads as if it were time, whether it is paused or not. */
  void trigger(Schedule schedule, String who) {
    Instant now = now();
    jdbi.useTransaction(
        handle -> {
          Result result = load(handle, schedule, now, now, who).and("; asked for by " + who);
          keep(handle, schedule, null, now, FireOutcome.TRIGGERED, 1, result);
        });
    doorbell.ring();
  }

  private Result load(Handle handle, Schedule schedule, Instant at, Instant now, String who) {
    Rule rule = schedule.rule();
    DueOrders wishes = new DueOrders(settings, who);
    String name = "schedule " + schedule.name();
    Optional<LogMonth> month = rule.load().month(at, rule.zone());
    List<RunOrder> orders =
        month.isEmpty()
            ? wishes.due(handle, now, why -> name + ": " + why)
            : wishes.named(
                handle, PartitionKey.of(month.get()), now, name + ": " + rule.load().text());
    List<Answer> answers = new RunTransaction(handle, now).request(orders);
    return Result.of(answers);
  }

  private static void keep(
      Handle handle,
      Schedule schedule,
      @Nullable Instant dueAt,
      Instant now,
      FireOutcome outcome,
      int times,
      Result result) {
    FireDao fires = handle.attach(FireDao.class);
    long id = fires.insert(schedule.name(), dueAt, now, outcome, times, result.words());
    if (!result.runs().isEmpty()) {
      fires.insertRuns(id, result.runs());
    }
    fires.forget(schedule.name(), KEPT);
    // One that fires each minute and finds nothing to do is not news
    boolean news = !result.runs().isEmpty() || outcome != FireOutcome.FIRED;
    LOG.atLevel(news ? Level.INFO : Level.DEBUG)
        .log("Schedule {}: {}: {}", schedule.name(), outcome, result.words());
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  /** What a firing did. */
  private record Result(String words, List<RunId> runs) {
    static Result of(List<Answer> answers) {
      List<RunId> runs = Answer.queued(answers).stream().map(Run::id).toList();
      String refused =
          answers.stream()
              .filter(answer -> answer.run() == null)
              .map(Answer::words)
              .collect(Collectors.joining(" "));
      String made = runs.isEmpty() ? "" : runs.size() == 1 ? "1 run" : runs.size() + " runs";
      String words = answers.isEmpty() ? "nothing is due" : (made + " " + refused).strip();
      return new Result(words, runs);
    }

    Result and(String more) {
      String all = words + more;
      return new Result(all.length() > CHARACTERS ? all.substring(0, CHARACTERS) : all, runs);
    }
  }
}
