package io.sparkify.lake.service.outbox;

import java.time.Duration;
import java.time.Instant;

/**
 * When a delivery is tried again, and when no more.
 *
 * @param giveUpAfter how old a message may become while its target fails
 */
public record DeliveryRule(Backoff backoff, Duration giveUpAfter) {
  /** Tries of a message that its receiver does not want; others would wait for it in vain. */
  private static final int REFUSALS = 5;

  /** What to do about a reply that was not what it should be. */
  Setback setback(Message message, int failuresBefore, Reply reply, double random, Instant now) {
    boolean unwanted = reply.kind() == Reply.Kind.REFUSED && message.attempts() + 1 >= REFUSALS;
    return new Setback(
        reply.words(),
        now,
        now.plus(backoff.after(failuresBefore + 1, random, reply.retryAfter())),
        unwanted,
        now.minus(giveUpAfter));
  }

  /**
   * What a failed delivery leads to.
   *
   * @param nextAt when the target is tried again
   * @param unwanted whether this message is given up, and the next one goes at once
   * @param expired messages from before then are given up
   */
  public record Setback(
      String words, Instant at, Instant nextAt, boolean unwanted, Instant expired) {}
}
