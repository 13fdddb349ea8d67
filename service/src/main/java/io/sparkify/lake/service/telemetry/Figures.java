package io.sparkify.lake.service.telemetry;

import io.sparkify.lake.service.overview.Survey;
import io.sparkify.lake.service.telemetry.FigureDao.Active;
import io.sparkify.lake.service.telemetry.FigureDao.Moment;
import io.sparkify.lake.service.telemetry.FigureDao.Queued;
import java.util.List;

/** All figures that come from the database, of one moment. */
record Figures(
    List<Queued> queued, List<Active> active, Moment moment, Tally tally, Survey survey) {
  Figures {
    queued = List.copyOf(queued);
    active = List.copyOf(active);
  }
}
