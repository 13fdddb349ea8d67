package io.sparkify.lake.service.outbox;

import io.sparkify.lake.service.outbox.DeliveryRule.Setback;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** Keeps messages for targets until they are delivered, or given up. */
public final class OutboxStore {
  private static final String TOO_OLD = "It became too old while its target failed.";

  private final Jdbi jdbi;

  public OutboxStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** The place in the stream of moves up to which its messages are made; a new one begins here. */
  long cursor(String target, long newest, Instant now) {
    return jdbi.withHandle(handle -> handle.attach(OutboxDao.class).cursor(target))
        .orElseGet(
            () ->
                jdbi.inTransaction(
                    handle -> {
                      handle.attach(OutboxDao.class).register(target, newest, now);
                      return newest;
                    }));
  }

  /** Adds these and moves on; false, and nothing of it, if somebody else has. */
  boolean add(String target, long from, long to, List<Draft> drafts, Instant now) {
    return jdbi.inTransaction(
        handle -> {
          OutboxDao rows = handle.attach(OutboxDao.class);
          boolean moved = rows.advance(target, from, to) == 1;
          if (moved && !drafts.isEmpty()) {
            rows.insert(target, drafts, now);
          }
          return moved;
        });
  }

  /** The message that is next, if its target may be asked now. */
  Optional<Message> due(String target, Instant now) {
    return jdbi.withHandle(handle -> handle.attach(OutboxDao.class).due(target, now));
  }

  /** How many deliveries failed one after the other. */
  int failures(String target) {
    return jdbi.withHandle(handle -> handle.attach(OutboxDao.class).failures(target));
  }

  void delivered(Message message, Instant now) {
    jdbi.useTransaction(
        handle -> {
          OutboxDao rows = handle.attach(OutboxDao.class);
          if (rows.deliver(message.id(), now) == 1) {
            rows.succeed(message.target(), now);
          }
        });
  }

  /** How many messages were given up for it. */
  int failed(Message message, Setback setback) {
    return jdbi.inTransaction(
        handle -> {
          OutboxDao rows = handle.attach(OutboxDao.class);
          if (rows.fail(message.id(), setback) == 0) {
            return 0;
          }
          String target = message.target();
          rows.setBack(target, setback);
          int givenUp = rows.expire(target, setback.expired(), TOO_OLD, setback.at());
          if (setback.unwanted()) {
            givenUp += rows.giveUp(message.id(), setback.words(), setback.at());
            rows.hurry(target);
          }
          if (givenUp > 0) {
            rows.countGivenUp(target, givenUp, setback.at());
          }
          return givenUp;
        });
  }

  /** Ends one that has nothing to tell any more. */
  void drop(Message message, String words, Instant now) {
    jdbi.useTransaction(
        handle -> {
          OutboxDao rows = handle.attach(OutboxDao.class);
          rows.countGivenUp(message.target(), rows.giveUp(message.id(), words, now), now);
        });
  }

  /** Has a target asked at once, as it is known to answer again. */
  void hurry(String target) {
    jdbi.useTransaction(handle -> handle.attach(OutboxDao.class).hurry(target));
  }

  List<TargetState> states() {
    return jdbi.withHandle(handle -> handle.attach(OutboxDao.class).states());
  }

  /** Forgets targets that are configured no more, with what waits for them; which ones. */
  List<String> keepOnly(Collection<String> configured) {
    List<String> others =
        jdbi.withHandle(handle -> handle.attach(OutboxDao.class).names()).stream()
            .filter(name -> !configured.contains(name))
            .toList();
    if (!others.isEmpty()) {
      jdbi.useTransaction(handle -> handle.attach(OutboxDao.class).drop(others));
    }
    return others;
  }

  /** How many messages that ended before then were forgotten; at most {@code limit}. */
  int forget(Instant before, int limit) {
    return jdbi.inTransaction(
        handle -> {
          OutboxDao rows = handle.attach(OutboxDao.class);
          List<Long> ids = rows.ended(before, limit);
          return ids.isEmpty() ? 0 : rows.delete(ids);
        });
  }
}
