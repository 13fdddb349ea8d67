package io.sparkify.lake.service.stream;

import java.time.Duration;

/**
 * What open answers may cost.
 *
 * @param most how many there are at once
 * @param heartbeat after how long without news something is sent
 * @param patience how long a client may take nothing of what waits for it
 * @param retry how long a client is told to wait before it connects again
 */
public record StreamLimits(int most, Duration heartbeat, Duration patience, Duration retry) {}
