package io.sparkify.lake.service.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.sparkify.lake.service.cli.rest.CommandFailedException;
import io.sparkify.lake.service.cli.rest.RefusedException;
import io.sparkify.lake.service.cli.rest.Service;
import io.sparkify.lake.service.cli.rest.UnreachableException;
import io.sparkify.lake.service.cli.text.Cell;
import io.sparkify.lake.service.cli.text.Escape;
import io.sparkify.lake.service.cli.text.Screen;
import io.sparkify.lake.service.cli.text.When;
import io.sparkify.lake.service.cli.view.Json;
import io.sparkify.lake.service.cli.view.RunsText;
import io.sparkify.lake.service.cli.view.WatchText;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/** Shows what runs, as it runs. */
@Command(
    name = "watch",
    description = {
      "What is being loaded, live: progress, rows, time left.",
      "",
      "Where the output is no terminal: a line each change."
    })
final class WatchCommand extends ServiceCommand {
  private static final Duration EVERY = Duration.ofSeconds(1);
  private static final Duration AWAY_FOR = Duration.ofMinutes(1);
  private static final int EVENTS = 8;

  @Option(names = "--until-idle", description = "End when nothing runs and nothing is queued.")
  private boolean untilIdle;

  private final Deque<List<Cell>> events = new ArrayDeque<>();

  WatchCommand(Surroundings around) {
    super(around);
  }

  @Override
  int run(Service service) throws CommandFailedException {
    LiveScreen live = new LiveScreen(around().out());
    Patience.Handle leaving = around().patience().ifInterrupted(live::leave);
    try {
      watch(new Sightings(service), live);
    } finally {
      leaving.forget();
      live.leave();
    }
    return ExitCode.OK;
  }

  private void watch(Sightings sightings, LiveScreen live) throws CommandFailedException {
    Sightings.Look look = sightings.look();
    Instant heard = now();
    while (true) {
      tell(look, live);
      if ((untilIdle && look.isIdle()) || around().out().checkError()) {
        return;
      }
      around().patience().pause(EVERY);
      try {
        look = sightings.look();
        heard = now();
      } catch (UnreachableException | RefusedException e) {
        if (Duration.between(heard, now()).compareTo(AWAY_FOR) > 0) {
          throw e;
        }
      }
    }
  }

  private void tell(Sightings.Look look, LiveScreen live) {
    Screen screen = screen();
    for (JsonNode run : look.changed()) {
      List<Cell> event = event(run, screen);
      if (json()) {
        print(Escape.json(run.toString()));
      } else if (!screen.terminal()) {
        print(String.join("  ", event.stream().map(Cell::text).toList()));
      }
      events.addFirst(event);
    }
    while (events.size() > EVENTS) {
      events.removeLast();
    }
    if (screen.terminal() && !json()) {
      String text =
          WatchText.of(
                  settings().url().toString(),
                  look.active(),
                  look.queued(),
                  look.recent(),
                  new ArrayList<>(events))
              .on(screen);
      live.draw(text, around().size().get().rows());
    }
  }

  private static List<Cell> event(JsonNode run, Screen screen) {
    return List.of(
        Cell.of(When.clock(screen.now())),
        Cell.of(Json.text(run, "partition")),
        Cell.state(Json.text(run, "state")),
        Cell.of(RunsText.note(run, screen)));
  }

  private Instant now() {
    return around().clock().instant();
  }
}
