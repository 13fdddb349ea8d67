package io.sparkify.lake.service.cli.view;

import com.fasterxml.jackson.databind.JsonNode;
import io.sparkify.lake.service.cli.text.Escape;
import io.sparkify.lake.service.cli.text.Screen;
import io.sparkify.lake.service.cli.text.Style;
import io.sparkify.lake.service.cli.text.When;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One event in one line; it shows what it knows of an event, and nothing else is needed. */
public final class EventText {
  private static final List<String> TIMES = List.of("at", "time", "updated_at", "created_at");
  private static final List<String> SUBJECTS = List.of("partition", "schedule", "backfill", "name");
  private static final List<String> STATES = List.of("to", "state", "outcome");
  private static final List<String> REASONS =
      List.of("reason", "why", "result", "message", "detail");

  private EventText() {}

  /**
   * The line.
   *
   * @param type what the stream calls it; may be empty
   */
  public static String of(String type, JsonNode event, Screen screen) {
    String state = first(event, STATES);
    JsonNode progress = event.path("progress").isObject() ? event.path("progress") : event;
    return Stream.of(
            TIMES.stream()
                .flatMap(name -> Json.time(event, name).stream())
                .findFirst()
                .map(When::clock)
                .orElse(""),
            Escape.line(type),
            first(event, SUBJECTS),
            Style.ofState(state).on(state, screen),
            progress.path("fraction").isNumber() ? Moving.of(progress) : "",
            first(event, REASONS),
            run(event))
        .filter(word -> !word.isEmpty())
        .collect(Collectors.joining("  "));
  }

  private static String run(JsonNode event) {
    String id = Json.shortId(event, event.has("run_id") ? "run_id" : "run");
    return id.isEmpty() ? "" : "(run " + id + ")";
  }

  private static String first(JsonNode event, List<String> names) {
    return names.stream()
        .filter(name -> event.path(name).isTextual())
        .findFirst()
        .map(name -> Json.text(event, name))
        .orElse("");
  }
}
