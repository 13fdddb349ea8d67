package io.sparkify.lake.job.rule;

import org.jspecify.annotations.Nullable;

/**
 * One record of the song catalog.
 *
 * @param year of release; 0 where the data set does not know it
 * @param duration in seconds
 * @param latitude of the artist, in degrees
 * @param longitude of the artist, in degrees
 */
public record SongRecord(
    String songId,
    String title,
    String artistId,
    @Nullable Integer year,
    @Nullable Double duration,
    @Nullable String artistName,
    @Nullable String artistLocation,
    @Nullable Double latitude,
    @Nullable Double longitude) {}
