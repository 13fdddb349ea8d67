package io.sparkify.lake.service.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Lays out a verification for a terminal. */
final class VerificationText {
  private static final List<String> HEADER =
      List.of("table", "verified", "files", "rows", "bytes", "digest");
  private static final int WORDS = 2;
  private static final int DIGITS_SHOWN = 16;

  private VerificationText() {}

  static String of(JsonNode answer) {
    List<List<String>> rows = new ArrayList<>(List.of(HEADER));
    answer.path("tables").forEach(table -> rows.add(row(table)));
    String problems =
        IntStream.range(0, answer.path("problems").size())
            .mapToObj(i -> problem(answer.path("problems").get(i)))
            .collect(Collectors.joining());
    return "%s, run %s%n%s%s"
        .formatted(
            answer.path("partition").asText(),
            answer.path("run_id").asText(),
            aligned(rows),
            problems.isEmpty() ? "All is as it was published." : problems.stripTrailing());
  }

  private static List<String> row(JsonNode table) {
    String digest = table.path("digest").asText();
    return List.of(
        table.path("table").asText(),
        table.path("verified").asBoolean() ? "yes" : "NO",
        table.path("files").asText(),
        figure(table.path("rows")),
        figure(table.path("bytes")),
        table.path("digest").isTextual() ? digest.substring(0, DIGITS_SHOWN) + "…" : "-");
  }

  private static String figure(JsonNode number) {
    return String.format(Locale.ROOT, "%,d", number.asLong());
  }

  private static String problem(JsonNode problem) {
    return "%n%s%s%n  expected: %s%n  found:    %s%n  remedy:   %s%n"
        .formatted(
            problem.path("code").asText(),
            problem.path("path").isTextual() ? " " + problem.path("path").asText() : "",
            problem.path("expected").asText(),
            problem.path("observed").asText(),
            problem.path("remedy").asText());
  }

  /** The first columns to the left, figures to the right. */
  private static String aligned(List<List<String>> rows) {
    List<Integer> widths =
        IntStream.range(0, HEADER.size())
            .mapToObj(column -> rows.stream().mapToInt(row -> row.get(column).length()).max())
            .map(width -> width.orElse(0))
            .toList();
    return rows.stream()
        .map(
            row ->
                IntStream.range(0, row.size())
                    .mapToObj(
                        column ->
                            ("%" + (column < WORDS ? "-" : "") + widths.get(column) + "s")
                                .formatted(row.get(column)))
                    .collect(Collectors.joining("  "))
                    .stripTrailing())
        .collect(Collectors.joining("\n", "", "\n"));
  }
}
