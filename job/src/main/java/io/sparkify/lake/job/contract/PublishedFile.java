package io.sparkify.lake.job.contract;

/**
 * One parquet file that a run published.
 *
 * @param table {@code songs, artists, users, time} or {@code songplays}
 * @param path relative to the lake, such as {@code time/year=2018/month=11/time-2018-11.parquet}
 * @param rows as its footer says
 * @param bytes its length
 */
public record PublishedFile(String table, String path, long rows, long bytes) {}
