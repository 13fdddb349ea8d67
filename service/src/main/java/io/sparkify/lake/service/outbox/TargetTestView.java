package io.sparkify.lake.service.outbox;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.jspecify.annotations.Nullable;

/**
 * What became of a test.
 *
 * @param messageId by which the receiver knows it
 * @param delivered whether it was taken
 * @param httpStatus of the answer; null if there was none
 * @param detail what was wrong, and what to do
 */
@JsonNaming(SnakeCaseStrategy.class)
record TargetTestView(
    String messageId, boolean delivered, @Nullable Integer httpStatus, String detail) {}
