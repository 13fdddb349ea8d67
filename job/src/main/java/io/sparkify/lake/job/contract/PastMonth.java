package io.sparkify.lake.job.contract;

/**
 * What an earlier run counted of a month that is published.
 *
 * @param plays different plays of the month's folder
 * @param songplays rows of {@code songplays}
 * @param matched those whose song is in the catalog
 */
public record PastMonth(LogMonth month, long plays, long songplays, long matched) {}
