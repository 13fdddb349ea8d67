package io.sparkify.lake.service.freshness;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the looks at the source.
 *
 * @param at when the last one began that succeeded; null if none did since the start
 * @param tried whether one has ended since the start, well or not
 */
public record Look(@Nullable Instant at, boolean tried) {}
