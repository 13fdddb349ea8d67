package io.sparkify.lake.job.generate.session;

import io.sparkify.lake.job.generate.listener.Level;
import io.sparkify.lake.job.generate.listener.Visitor;
import org.jspecify.annotations.Nullable;

/**
 * A page other than a song.
 *
 * @param ts epoch milliseconds
 * @param item its number within the session
 * @param visitor null while logged out
 */
public record Visit(
    long ts, long sessionId, int item, @Nullable Visitor visitor, Level level, Page page) {}
