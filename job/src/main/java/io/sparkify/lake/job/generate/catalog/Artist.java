package io.sparkify.lake.job.generate.catalog;

import org.jspecify.annotations.Nullable;

/** What one song record says about its artist. */
public record Artist(
    String artistId,
    String name,
    @Nullable String location,
    @Nullable Double latitude,
    @Nullable Double longitude) {}
