package io.sparkify.lake.service.schedule;

import java.time.Instant;
import java.util.List;

/**
 * When a cron fires in a zone, as REST shows it.
 *
 * @param times the next ones; none if there is none in a hundred years
 */
record ScheduleTimesView(String cron, String zone, List<Instant> times) {}
