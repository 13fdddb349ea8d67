package io.sparkify.lake.service.cli.command;

import io.sparkify.lake.service.cli.rest.CommandFailedException;
import io.sparkify.lake.service.cli.rest.EventStream;
import io.sparkify.lake.service.cli.rest.EventStream.Event;
import io.sparkify.lake.service.cli.rest.Query;
import io.sparkify.lake.service.cli.rest.Service;
import io.sparkify.lake.service.cli.rest.UnreachableException;
import io.sparkify.lake.service.cli.text.Escape;
import io.sparkify.lake.service.cli.view.EventText;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/** Follows the stream of events, and resumes it where it broke off. */
@Command(
    name = "events",
    description = "Every change of state and report of progress as it happens.")
final class EventsCommand extends ServiceCommand {
  private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);
  private static final Duration AWAY_FOR = Duration.ofMinutes(1);

  @Option(names = "--limit", paramLabel = "N", description = "End after so many events.")
  private @Nullable Integer limit;

  @Option(
      names = "--after",
      paramLabel = "ID",
      description = "Begin behind the event with this id. Default: with what happens next.")
  private String last = "";

  private int shown;

  EventsCommand(Surroundings around) {
    super(around);
  }

  @Override
  int run(Service service) throws CommandFailedException {
    listen(service);
    Instant heard = now();
    while (!isEnough()) {
      around().patience().pause(BETWEEN_TRIES);
      try {
        listen(service);
        heard = now();
      } catch (UnreachableException e) {
        if (Duration.between(heard, now()).compareTo(AWAY_FOR) > 0) {
          throw e;
        }
      }
    }
    return ExitCode.OK;
  }

  private void listen(Service service) throws CommandFailedException {
    try (EventStream events = service.events(Query.of("/events"), last)) {
      while (!isEnough()) {
        Optional<Event> event = events.next();
        last = events.lastId().isEmpty() ? last : events.lastId();
        if (event.isEmpty()) {
          return;
        }
        show(event.get());
      }
    }
  }

  private void show(Event event) {
    shown++;
    print(
        json()
            ? Escape.json(event.document().replace('\n', ' '))
            : EventText.of(event.type(), event.data(), screen()));
  }

  /** Or nobody reads any more. */
  private boolean isEnough() {
    return (limit != null && shown >= limit) || around().out().checkError();
  }

  private Instant now() {
    return around().clock().instant();
  }
}
