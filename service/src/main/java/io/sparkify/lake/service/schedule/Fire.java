package io.sparkify.lake.service.schedule;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of a time of a schedule, as the database holds it.
 *
 * @param dueAt null if somebody asked
 * @param times how many times of the schedule it stands for
 * @param result in words
 */
record Fire(
    long id,
    String scheduleName,
    @Nullable Instant dueAt,
    Instant firedAt,
    FireOutcome outcome,
    int times,
    String result) {}
