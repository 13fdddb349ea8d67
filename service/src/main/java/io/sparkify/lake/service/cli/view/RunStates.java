package io.sparkify.lake.service.cli.view;

import com.fasterxml.jackson.databind.JsonNode;
import io.sparkify.lake.service.cli.text.Escape;
import io.sparkify.lake.service.cli.text.Figures;
import java.util.stream.Collectors;

/** How many runs are in which state, in words. */
final class RunStates {
  private RunStates() {}

  /** Such as {@code 2 queued, 1 succeeded}. */
  static String of(JsonNode byState) {
    return byState.isEmpty()
        ? "no runs"
        : byState.properties().stream()
            .map(
                entry ->
                    Figures.count(entry.getValue().asLong()) + " " + Escape.line(entry.getKey()))
            .collect(Collectors.joining(", "));
  }
}
