package io.sparkify.lake.job.source;

/**
 * One line of a file that is not blank.
 *
 * @param number counted from 1, blank lines included
 * @param bytes without the line end; not copied, do not change
 * @param complete false if the line was longer than is read in one piece, and {@code bytes} is its
 *     beginning
 */
@SuppressWarnings("ArrayRecordComponent") // a value on its way through one loop; never compared
public record Line(long number, byte[] bytes, boolean complete) {}
