package io.sparkify.lake.service.outbox;

/**
 * A message that is to be kept for a target.
 *
 * @param messageId the same for the same news, whoever makes it and however often
 * @param topic what it is about, in one word
 * @param content what the target makes its request of; no secrets
 */
public record Draft(String messageId, String topic, String content) {}
