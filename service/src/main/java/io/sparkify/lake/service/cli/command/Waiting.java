package io.sparkify.lake.service.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.sparkify.lake.service.cli.rest.Answer;
import io.sparkify.lake.service.cli.rest.CommandFailedException;
import io.sparkify.lake.service.cli.rest.Query;
import io.sparkify.lake.service.cli.rest.RefusedException;
import io.sparkify.lake.service.cli.rest.Service;
import io.sparkify.lake.service.cli.rest.UnreachableException;
import io.sparkify.lake.service.cli.text.LiveLine;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Asks again each second until something has ended, and shows how far it is. */
final class Waiting {
  private static final Duration EVERY = Duration.ofSeconds(1);
  private static final Duration AWAY_FOR = Duration.ofMinutes(1);

  private final Service service;
  private final Surroundings around;
  private final Settings settings;
  private final LiveLine line;

  /** Until a command knows better, a wait has no end. */
  Waiting(Service service, Surroundings around, Settings settings) {
    this.service = service;
    this.around = around;
    this.settings = settings;
    this.line = new LiveLine(around.out());
  }

  /**
   * What is waited for.
   *
   * @param name what it is called, for whoever gives up
   * @param moving how far it is, for a terminal
   * @param milestone the same where lines are not overwritten
   */
  record Goal(
      Query path,
      String name,
      Predicate<JsonNode> isOver,
      Function<JsonNode, String> moving,
      Function<JsonNode, String> milestone) {}

  /** The answer that says it is over. */
  Answer await(Goal goal) throws CommandFailedException {
    String stillGoes = "lake: %s goes on without this command".formatted(goal.name());
    Patience.Handle words =
        around.patience().ifInterrupted(() -> around.err().println("\n" + stillGoes));
    try {
      return poll(goal);
    } finally {
      words.forget();
      line.end(settings.screen());
    }
  }

  private Answer poll(Goal goal) throws CommandFailedException {
    Duration timeout = settings.timeout();
    @Nullable Instant end = timeout == null ? null : now().plus(timeout);
    Instant heard = now();
    while (true) {
      try {
        Answer answer = service.get(goal.path());
        heard = now();
        if (goal.isOver().test(answer.json())) {
          return answer;
        }
        show(goal, answer.json());
      } catch (UnreachableException e) {
        requireRecent(heard, e);
      } catch (RefusedException e) {
        if (!e.isTransient()) {
          throw e;
        }
        requireRecent(heard, e);
      }
      if (end != null && !now().isBefore(end)) {
        throw new CommandFailedException(
            "%s has not ended in time; it goes on".formatted(goal.name()));
      }
      around.patience().pause(EVERY);
    }
  }

  private void show(Goal goal, JsonNode answer) {
    if (!settings.json()) {
      line.show(settings.screen(), goal.moving().apply(answer), goal.milestone().apply(answer));
    }
  }

  /** A service that is started anew is away for a moment. */
  private void requireRecent(Instant heard, CommandFailedException e)
      throws CommandFailedException {
    if (Duration.between(heard, now()).compareTo(AWAY_FOR) > 0) {
      throw e;
    }
  }

  private Instant now() {
    return around.clock().instant();
  }
}
