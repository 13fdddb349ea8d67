package io.sparkify.lake.job.generate.catalog;

/** The song of the catalog that a play must be matched with. */
public record SongMatch(String songId, String artistId) {}
