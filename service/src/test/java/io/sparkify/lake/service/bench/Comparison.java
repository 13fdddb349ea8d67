package io.sparkify.lake.service.bench;

import java.util.List;
import java.util.Optional;

/**
 * What one benchmark found, fit for {@code docs/benchmarks.md}.
 *
 * @param title says on which data
 * @param unit of the figures
 * @param usual the name of the line that the others are compared with; no such line: none are
 * @param notes sentences below the tables
 */
record Comparison(
    String title,
    String unit,
    String usual,
    List<Result> results,
    List<Goal> goals,
    List<String> notes) {
  Comparison {
    results = List.copyOf(results);
    goals = List.copyOf(goals);
    notes = List.copyOf(notes);
  }

  String markdown() {
    StringBuilder text = new StringBuilder();
    text.append("## ").append(title).append("\n\n");
    text.append("| | n | median ").append(unit).append(" | min | max | of (a) | checked |\n");
    text.append("|---|---|---|---|---|---|---|\n");
    results.forEach(result -> text.append(row(result)).append('\n'));
    if (!goals.isEmpty()) {
      text.append("\n| goal | limit | measured | |\n|---|---|---|---|\n");
      goals.forEach(goal -> text.append(goal.row()).append('\n'));
    }
    notes.forEach(note -> text.append('\n').append(note).append('\n'));
    return text.toString();
  }

  private String row(Result result) {
    String ratio = base().map(base -> Figure.text(result.median() / base.median())).orElse("");
    Samples samples = result.samples();
    return "| %s | %d | %s | %s | %s | %s | %s |"
        .formatted(
            result.name(),
            samples.count(),
            Figure.text(samples.median()),
            Figure.text(samples.min()),
            Figure.text(samples.max()),
            ratio,
            result.checked());
  }

  private Optional<Result> base() {
    return results.stream().filter(result -> result.name().equals(usual)).findFirst();
  }
}
