package io.sparkify.lake.service.lease;

/**
 * The right of one instance to write, until somebody has a greater token.
 *
 * @param token greater than that of every term before
 */
public record Term(String holder, long token) {}
