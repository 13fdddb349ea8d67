package io.sparkify.lake.service.run;

import io.sparkify.lake.job.contract.BatchRequest;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An application that may still write.
 *
 * @param applicationId Spark's own; null until the application said it
 * @param claimedAt when its batch was claimed, just before it was launched
 * @param stop why it has to end; null while it may go on
 */
record ActiveApplication(
    BatchRequest request, @Nullable String applicationId, Instant claimedAt, @Nullable Stop stop) {}
