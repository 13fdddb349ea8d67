package io.sparkify.lake.service.telemetry;

import io.sparkify.lake.service.freshness.FreshnessSummary;
import io.sparkify.lake.service.overview.Survey;
import io.sparkify.lake.service.telemetry.FigureDao.Active;
import io.sparkify.lake.service.telemetry.FigureDao.Moment;
import io.sparkify.lake.service.telemetry.FigureDao.Queued;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All figures that come from the database, of one moment.
 *
 * @param freshness null while no objective is set
 */
record Figures(
    List<Queued> queued,
    List<Active> active,
    Moment moment,
    Tally tally,
    Survey survey,
    @Nullable FreshnessSummary freshness) {
  Figures {
    queued = List.copyOf(queued);
    active = List.copyOf(active);
  }
}
