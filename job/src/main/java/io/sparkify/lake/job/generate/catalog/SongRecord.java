package io.sparkify.lake.job.generate.catalog;

import org.jspecify.annotations.Nullable;

/**
 * One record of the song catalog.
 *
 * @param duration in seconds
 * @param year 0 where nobody knows
 */
public record SongRecord(
    String songId,
    String title,
    Artist artist,
    @Nullable Double duration,
    @Nullable Integer year) {}
