package io.sparkify.lake.job.contract;

import org.jspecify.annotations.Nullable;

/**
 * How much of something a check lets pass.
 *
 * @param warning above this the check warns; null: never
 * @param error above this the run is held back; null: never
 */
public record Limits(@Nullable Double warning, @Nullable Double error) {}
