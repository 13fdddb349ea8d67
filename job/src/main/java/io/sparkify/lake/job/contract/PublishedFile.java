package io.sparkify.lake.job.contract;

/**
 * One parquet file that a run published.
 *
 * @param table {@code songs, artists, users, time} or {@code songplays}
 * @param path relative to the lake, such as {@code time/year=2018/month=11/time-2018-11.parquet}
 * @param rows as its footer says
 * @param bytes its length
 * @param checksum SHA-256 of its bytes, 64 hexadecimal digits
 * @param digest of its rows; those of a table's files add up to that of the table
 */
public record PublishedFile(
    String table, String path, long rows, long bytes, String checksum, ContentDigest digest) {}
