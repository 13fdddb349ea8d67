package io.sparkify.lake.service.telemetry;

import io.sparkify.lake.job.contract.FailureKind;
import io.sparkify.lake.service.meter.Meter;
import io.sparkify.lake.service.meter.Meters;
import io.sparkify.lake.service.meter.Rows;
import io.sparkify.lake.service.meter.Spread;
import io.sparkify.lake.service.run.RunState;
import io.sparkify.lake.service.table.LakeTable;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** What runs came to, counted in the database, so that it goes on growing after a restart. */
public record TallyMeters(FigureBoard board) {
  private static final double MILLIS = 1000;

  public void addTo(Meters meters) {
    counter(
        meters,
        Meter.of(
            "lake_runs_ended_total",
            "Runs that came to their end, by final state and, of those that failed, the kind of"
                + " failure.",
            "state",
            "failure_kind"),
        TallyMeters::ended);
    counter(
        meters,
        Meter.of(
            "lake_attempts_failed_total",
            "Attempts that failed, those that were tried again included.",
            "failure_kind"),
        (tally, rows) ->
            Stream.of(FailureKind.values())
                .map(FailureKind::toString)
                .forEach(kind -> rows.add(tally.total(Tally.FAILED_ATTEMPTS, kind, ""), kind)));
    meters.histogram(
        Meter.of(
            "lake_run_duration_seconds",
            "How long runs took from their first claim to their end, waits between attempts"
                + " included.",
            "state"),
        Tally.BOUNDS.stream().map(Integer::doubleValue).toList(),
        () ->
            board.current().stream()
                .flatMap(figures -> Tally.ENDS.stream().map(end -> spread(figures.tally(), end)))
                .toList());
    counter(
        meters,
        Meter.of(
            "lake_lines_total",
            "Lines of input that were read, by what became of them; an approval reads none.",
            "input",
            "outcome"),
        TallyMeters::lines);
    counter(
        meters,
        Meter.of("lake_rows_written_total", "Rows that were published.", "table"),
        (tally, rows) ->
            LakeTable.names()
                .forEach(table -> rows.add(tally.total(Tally.ROWS, table, ""), table)));
    counter(
        meters,
        Meter.of(
            "lake_songplays_matched_total",
            "Rows of songplays that were published with a song of the catalog."),
        (tally, rows) -> rows.add(tally.total(Tally.MATCHED, "", "")));
  }

  private void counter(Meters meters, Meter meter, BiConsumer<Tally, Rows> reading) {
    meters.counter(
        meter, rows -> board.current().ifPresent(figures -> reading.accept(figures.tally(), rows)));
  }

  /** With all zeros: the first failure must be growth, not a new row. */
  private static void ended(Tally tally, Rows rows) {
    for (RunState end : Tally.ENDS) {
      rows.add(tally.total(Tally.ENDED, end.name(), Tally.NONE), end.name(), Tally.NONE);
    }
    for (FailureKind kind : FailureKind.values()) {
      String failed = RunState.FAILED.name();
      rows.add(tally.total(Tally.ENDED, failed, kind.toString()), failed, kind.toString());
    }
  }

  private static void lines(Tally tally, Rows rows) {
    for (String input : List.of("catalog", "events")) {
      for (String outcome : List.of("accepted", "duplicate", "malformed", "skipped")) {
        rows.add(tally.total(Tally.LINES, input, outcome), input, outcome);
      }
    }
  }

  private static Spread spread(Tally tally, RunState end) {
    return new Spread(
        List.of(end.name()),
        Stream.concat(Tally.BOUNDS.stream().map(String::valueOf), Stream.of(Tally.ABOVE))
            .map(bucket -> tally.total(Tally.SECONDS_BUCKET, end.name(), bucket))
            .toList(),
        tally.total(Tally.MILLIS, end.name(), "") / MILLIS);
  }
}
