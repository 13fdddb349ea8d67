package io.sparkify.lake.service.schedule;

import java.time.Duration;

/**
 * Something short and idempotent that is done again and again.
 *
 * @param every the time between two starts
 */
public record Tick(String name, Duration every, Runnable work) {}
