package io.sparkify.lake.service.outbox;

import java.time.Instant;

/**
 * A message that waits for its delivery.
 *
 * @param id messages of a target go in this order
 * @param messageId by which a receiver knows one that comes twice
 * @param attempts deliveries that failed so far
 */
public record Message(
    long id,
    String target,
    String messageId,
    String topic,
    String content,
    Instant createdAt,
    int attempts) {}
