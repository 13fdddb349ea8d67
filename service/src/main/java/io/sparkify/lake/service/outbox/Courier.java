package io.sparkify.lake.service.outbox;

import io.sparkify.lake.service.events.EventStore;
import io.sparkify.lake.service.events.RunMove;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the messages of one target and delivers them, the oldest first; to be used by one thread.
 */
public final class Courier {
  private static final Logger LOG = LoggerFactory.getLogger(Courier.class);
  private static final int MOVES = 500;
  // So that a tick of many messages still ends, and shows that it does.
  private static final Duration ROUND = Duration.ofSeconds(10);

  private final Target target;
  private final OutboxStore store;
  private final EventStore events;
  private final Http http;
  private final DeliveryRule rule;
  private final RandomGenerator random;
  private final Clock clock;

  public Courier(
      Target target,
      OutboxStore store,
      EventStore events,
      Http http,
      DeliveryRule rule,
      RandomGenerator random,
      Clock clock) {
    this.target = target;
    this.store = store;
    this.events = events;
    this.http = http;
    this.rule = rule;
    this.random = random;
    this.clock = clock;
  }

  /** Collects, then delivers until nothing is due, or a delivery failed. */
  public void work() {
    collect();
    Instant end = clock.instant().plus(ROUND);
    boolean goesOn = true;
    while (goesOn && !http.isClosed() && clock.instant().isBefore(end)) {
      Optional<Message> next = store.due(target.name(), clock.instant());
      goesOn = next.isPresent() && deliver(next.get());
    }
  }

  private void collect() {
    long newest = events.newest();
    long cursor = store.cursor(target.name(), newest, clock.instant());
    while (cursor < newest) {
      List<RunMove> moves = events.after(cursor, MOVES);
      // None where retention was: then there is nothing to tell.
      long to = moves.isEmpty() ? newest : moves.get(moves.size() - 1).streamPosition();
      if (!store.add(target.name(), cursor, to, target.drafts(moves), clock.instant())) {
        return;
      }
      cursor = to;
    }
  }

  /** Whether the next one may go. */
  private boolean deliver(Message message) {
    Optional<Outgoing> outgoing = target.outgoing(message);
    if (outgoing.isEmpty()) {
      store.drop(message, "What it told of is not kept any more.", clock.instant());
      return true;
    }
    // Not within a transaction.
    Reply reply = http.send(outgoing.get());
    return switch (reply.kind()) {
      case ACCEPTED -> {
        store.delivered(message, clock.instant());
        LOG.debug("Delivered {} to {}", message.messageId(), target.name());
        yield true;
      }
      case BROKEN_OFF -> false;
      case FAILED, REFUSED -> {
        fail(message, reply);
        yield false;
      }
    };
  }

  private void fail(Message message, Reply reply) {
    int before = store.failures(target.name());
    DeliveryRule.Setback setback =
        rule.setback(message, before, reply, random.nextDouble(), clock.instant());
    int givenUp = store.failed(message, setback);
    if (before == 0) {
      LOG.warn(
          "Target '{}' ({}) does not take {}: {}",
          target.name(),
          target.description().host(),
          message.messageId(),
          reply.words());
    }
    if (givenUp > 0) {
      LOG.error(
          "{} messages to target '{}' were given up. {} GET /notifications shows how it goes.",
          givenUp,
          target.name(),
          reply.words());
    }
  }
}
