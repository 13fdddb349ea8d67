package io.sparkify.lake.service.lease;

import java.time.Duration;

/**
 * How an instance sees the lease.
 *
 * @param token of the term; 0 while none was seen
 * @param silence for how long no renewal was seen
 */
public record LeaseSight(boolean isWriter, long token, Duration silence) {}
