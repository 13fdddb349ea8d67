package io.sparkify.lake.service.telemetry;

import io.sparkify.lake.service.meter.Meter;
import io.sparkify.lake.service.meter.Meters;
import io.sparkify.lake.service.meter.Rows;
import io.sparkify.lake.service.overview.Survey;
import io.sparkify.lake.service.run.RunState;
import io.sparkify.lake.service.run.RunTrigger;
import io.sparkify.lake.service.telemetry.FigureDao.Active;
import io.sparkify.lake.service.telemetry.FigureDao.Queued;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How the lake stands: read from the database, so that every instance gives the same. */
public record LakeMeters(FigureBoard board) {
  private static final double MILLIS = 1000;

  public void addTo(Meters meters) {
    meters.gauge(
        Meter.of("lake_database_up", "1 while the database gave figures within the last minute."),
        rows -> rows.add(board.current().isPresent() ? 1 : 0));
    runs(meters);
    gauge(
        meters,
        Meter.of("lake_partitions", "Months, and the catalog, by state.", "state"),
        (figures, rows) ->
            figures.survey().states().forEach((state, count) -> rows.add(count, state.name())));
    freshness(meters);
    tables(meters);
  }

  private void runs(Meters meters) {
    gauge(
        meters,
        Meter.of("lake_runs_active", "Runs that have not ended, by state.", "state"),
        (figures, rows) ->
            Stream.of(RunState.QUEUED, RunState.STARTING, RunState.RUNNING)
                .forEach(state -> rows.add(active(figures, state), state.name())));
    gauge(
        meters,
        Meter.of(
            "lake_queue_length",
            "Runs that wait for an application, by who wanted them.",
            "trigger"),
        (figures, rows) ->
            Stream.of(RunTrigger.values())
                .forEach(
                    trigger ->
                        rows.add(
                            queued(figures, trigger).mapToLong(Queued::runs).sum(),
                            trigger.toString())));
    gauge(
        meters,
        Meter.of(
            "lake_queue_oldest_timestamp_seconds",
            "When the run that waits longest was asked for; nothing while none waits.",
            "trigger"),
        (figures, rows) ->
            figures
                .queued()
                .forEach(queued -> time(rows, queued.oldest(), queued.trigger().toString())));
    gauge(
        meters,
        Meter.of(
            "lake_runs_held", "Rejected runs whose staged data waits to be approved or discarded."),
        (figures, rows) -> rows.add(figures.moment().held()));
    gauge(
        meters,
        Meter.of("lake_applications_active", "Spark applications that may write; 1 at most."),
        (figures, rows) -> rows.add(figures.moment().applicationSince() == null ? 0 : 1));
    gauge(
        meters,
        Meter.of(
            "lake_application_start_timestamp_seconds",
            "When the active application was claimed; nothing while there is none."),
        (figures, rows) -> time(rows, figures.moment().applicationSince()));
  }

  private void freshness(Meters meters) {
    gauge(
        meters,
        Meter.of(
            "lake_last_load_timestamp_seconds",
            "When something was last published, whatever it was."),
        (figures, rows) -> time(rows, figures.moment().lastLoadAt()));
    gauge(
        meters,
        Meter.of(
            "lake_newest_month_timestamp_seconds",
            "When the newest month that is loaded begins, in UTC."),
        (figures, rows) -> {
          Survey.Newest newest = figures.survey().newest();
          if (newest != null) {
            time(
                rows,
                newest
                    .partition()
                    .month()
                    .value()
                    .atDay(1)
                    .atStartOfDay(ZoneOffset.UTC)
                    .toInstant());
          }
        });
    gauge(
        meters,
        Meter.of(
            "lake_newest_month_load_timestamp_seconds",
            "When the newest month that is loaded was last published."),
        (figures, rows) -> {
          Survey.Newest newest = figures.survey().newest();
          time(rows, newest == null ? null : newest.loadedAt());
        });
    gauge(
        meters,
        Meter.of("lake_books_balanced", "1 while every line of what is loaded is accounted for."),
        (figures, rows) -> rows.add(figures.survey().books().balanced() ? 1 : 0));
  }

  private void tables(Meters meters) {
    gauge(
        meters,
        Meter.of("lake_table_rows", "Rows of each table that readers see.", "table"),
        (figures, rows) ->
            figures.survey().tables().forEach(table -> rows.add(table.rows(), table.table())));
    gauge(
        meters,
        Meter.of("lake_table_files", "Files of each table that readers see.", "table"),
        (figures, rows) ->
            figures.survey().tables().forEach(table -> rows.add(table.files(), table.table())));
    gauge(
        meters,
        Meter.of("lake_table_size_bytes", "Bytes of each table that readers see.", "table"),
        (figures, rows) ->
            figures.survey().tables().forEach(table -> rows.add(table.bytes(), table.table())));
  }

  private void gauge(Meters meters, Meter meter, BiConsumer<Figures, Rows> reading) {
    meters.gauge(
        meter, rows -> board.current().ifPresent(figures -> reading.accept(figures, rows)));
  }

  private static long active(Figures figures, RunState state) {
    return figures.active().stream()
        .filter(active -> active.state() == state)
        .mapToLong(Active::runs)
        .sum();
  }

  private static Stream<Queued> queued(Figures figures, RunTrigger trigger) {
    return figures.queued().stream().filter(queued -> queued.trigger() == trigger);
  }

  private static void time(Rows rows, @Nullable Instant at, String... labels) {
    if (at != null) {
      rows.add(at.toEpochMilli() / MILLIS, labels);
    }
  }
}
