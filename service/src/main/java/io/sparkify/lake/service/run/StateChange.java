package io.sparkify.lake.service.run;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One move of a run.
 *
 * @param fromState null for the first
 */
public record StateChange(
    @Nullable RunState fromState, RunState toState, String reason, Instant changedAt) {}
