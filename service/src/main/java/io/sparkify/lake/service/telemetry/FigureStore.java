package io.sparkify.lake.service.telemetry;

import io.sparkify.lake.service.overview.Survey;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Reads the figures. */
public final class FigureStore {
  private final Jdbi jdbi;
  private final Supplier<Survey> surveys;

  /**
   * @param surveys remembers what takes a look at all partitions
   */
  public FigureStore(Jdbi jdbi, Supplier<Survey> surveys) {
    this.jdbi = jdbi;
    this.surveys = surveys;
  }

  Figures read() {
    Survey survey = surveys.get();
    return jdbi.inTransaction(handle -> read(handle, survey));
  }

  private static Figures read(Handle handle, Survey survey) {
    FigureDao figures = handle.attach(FigureDao.class);
    Tally tally = new Tally();
    handle
        .attach(TallyDao.class)
        .totals()
        .forEach(row -> tally.add(row.meter(), row.label(), row.otherLabel(), row.total()));
    return new Figures(figures.queued(), figures.active(), figures.moment(), tally, survey);
  }
}
