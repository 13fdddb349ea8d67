package io.sparkify.lake.service.schedule;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.sparkify.lake.service.schedule.ScheduleView.FireView;
import java.time.Instant;
import java.util.List;

/**
 * A schedule as REST shows it, with times to come and what became of the last ones.
 *
 * @param preview the next times, also while it is paused
 * @param history the newest first
 */
record ScheduleDetailsView(
    @JsonUnwrapped ScheduleView schedule, List<Instant> preview, List<FireView> history) {}
