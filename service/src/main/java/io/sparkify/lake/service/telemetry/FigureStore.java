package io.sparkify.lake.service.telemetry;

import io.sparkify.lake.service.freshness.FreshnessSummary;
import io.sparkify.lake.service.overview.Survey;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Reads the figures. */
public final class FigureStore {
  private final Jdbi jdbi;
  private final Supplier<Survey> surveys;
  private final Supplier<Optional<FreshnessSummary>> freshness;

  /**
   * @param surveys remembers what takes a look at all partitions
   * @param freshness reads how months stand to their deadlines; empty while they have none
   */
  public FigureStore(
      Jdbi jdbi, Supplier<Survey> surveys, Supplier<Optional<FreshnessSummary>> freshness) {
    this.jdbi = jdbi;
    this.surveys = surveys;
    this.freshness = freshness;
  }

  Figures read() {
    Survey survey = surveys.get();
    @Nullable FreshnessSummary deadlines = freshness.get().orElse(null);
    return jdbi.inTransaction(handle -> read(handle, survey, deadlines));
  }

  private static Figures read(Handle handle, Survey survey, @Nullable FreshnessSummary freshness) {
    FigureDao figures = handle.attach(FigureDao.class);
    Tally tally = new Tally();
    handle
        .attach(TallyDao.class)
        .totals()
        .forEach(row -> tally.add(row.meter(), row.label(), row.otherLabel(), row.total()));
    return new Figures(
        figures.queued(), figures.active(), figures.moment(), tally, survey, freshness);
  }
}
