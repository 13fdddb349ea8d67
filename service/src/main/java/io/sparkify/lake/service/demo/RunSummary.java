package io.sparkify.lake.service.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.sparkify.lake.job.contract.Counter;
import io.sparkify.lake.job.contract.RowCounts;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the demonstration shows of a run.
 *
 * @param problem what went wrong and what to do; empty text if nothing did
 */
record RunSummary(
    String partition, String state, String seconds, RowCounts rowCounts, String problem) {
  private static final List<Counter> SHOWN =
      List.of(
          Counter.LINES,
          Counter.MALFORMED,
          Counter.SKIPPED,
          Counter.DUPLICATES,
          Counter.PLAYS,
          Counter.STRAYS_OUT,
          Counter.STRAYS_IN,
          Counter.SONGPLAYS,
          Counter.MATCHED,
          Counter.TIME,
          Counter.USERS,
          Counter.SONGS,
          Counter.ARTISTS);

  static RunSummary of(JsonNode run) {
    return new RunSummary(
        run.path("partition").asText(),
        run.path("state").asText(),
        String.format(Locale.ROOT, "%.1f", run.path("duration_ms").asLong() / 1000.0),
        rowCounts(run.path("row_counts")),
        problem(run.path("attempts")));
  }

  boolean isGood() {
    return state.equals("SUCCEEDED") && rowCounts.imbalance().isEmpty();
  }

  /** What a person should know; empty if all is well. */
  Optional<String> complaint() {
    return isGood()
        ? Optional.empty()
        : Optional.of(rowCounts.imbalance().filter(words -> problem.isEmpty()).orElse(problem));
  }

  static List<String> header() {
    List<String> header = new ArrayList<>(List.of("partition", "state", "seconds"));
    SHOWN.forEach(counter -> header.add(counter.toString()));
    return header;
  }

  List<String> row() {
    List<String> row = new ArrayList<>(List.of(partition, state, seconds));
    SHOWN.forEach(counter -> row.add(cell(rowCounts.amounts().get(counter))));
    return row;
  }

  private static String cell(@Nullable Long amount) {
    return amount == null ? "" : String.format(Locale.ROOT, "%,d", amount);
  }

  private static RowCounts rowCounts(JsonNode node) {
    Map<Counter, Long> amounts = new EnumMap<>(Counter.class);
    node.properties().stream()
        .filter(member -> member.getValue().isIntegralNumber())
        .forEach(
            member -> amounts.put(Counter.parse(member.getKey()), member.getValue().longValue()));
    return new RowCounts(amounts);
  }

  private static String problem(JsonNode attempts) {
    JsonNode failure = attempts.path(attempts.size() - 1).path("failure");
    return failure.isObject()
        ? "%s. %s %s"
            .formatted(
                failure.path("title").asText(),
                failure.path("cause").asText(),
                failure.path("remedy").asText())
        : "";
  }
}
