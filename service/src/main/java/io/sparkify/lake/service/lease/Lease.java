package io.sparkify.lake.service.lease;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Knows whether this instance is the one that writes. A holder is judged by whether its beat
 * changed on the watcher's own clock, so no two clocks need to agree.
 */
public final class Lease {
  private static final Logger LOG = LoggerFactory.getLogger(Lease.class);
  private static final ThreadLocal<Term> ACTING = new ThreadLocal<>();

  private final LeaseStore store;
  private final Instance me;
  private final Duration duration;
  private final Clock steady;
  private final Runnable taken;
  private final Instant startedAt;
  private volatile @Nullable Held held;
  private volatile @Nullable Seen seen;

  /**
   * @param duration how long a holder may give no sign of life before another one takes over; after
   *     two thirds of it the holder stops by itself
   * @param steady a clock that nobody sets
   * @param taken called when this instance became the writer; must not block
   */
  public Lease(LeaseStore store, Instance me, Duration duration, Clock steady, Runnable taken) {
    this.store = store;
    this.me = me;
    this.duration = duration;
    this.steady = steady;
    this.taken = taken;
    this.startedAt = steady.instant();
  }

  /** A term, and when its newest sign of life was begun. */
  private record Held(Term term, Instant beatAt) {}

  /** The lease of another instance, and when it was first seen with this beat. */
  private record Seen(LeaseRow row, Instant at) {}

  /** Gives a sign of life, or looks whether the holder does; to be called by one thread. */
  public void tick() {
    Held mine = held;
    if (mine == null) {
      watch();
    } else {
      beat(mine.term());
    }
  }

  /**
   * Does this as the writer, or not at all: everything that it writes through {@link
   * LeasedTransactions} is refused once the term is over, and then the rest is not done.
   */
  public void act(Runnable work) {
    Optional<Term> term = term();
    if (term.isEmpty()) {
      return;
    }
    ACTING.set(term.get());
    try {
      work.run();
    } catch (LeaseLostException e) {
      LOG.warn("{}", e.getMessage());
      stepDown(e.term());
    } finally {
      ACTING.remove();
    }
  }

  /** To be asked by what acts where no transaction can refuse it. */
  public void require() {
    Term term = acting();
    if (!term().equals(Optional.of(term))) {
      throw new LeaseLostException(term);
    }
  }

  /** Whether this instance is the one that writes, and could say so lately. */
  public boolean isWriter() {
    return term().isPresent();
  }

  /** How this instance sees the lease just now. */
  public LeaseSight sight() {
    Held mine = held;
    Seen last = seen;
    Instant now = steady.instant();
    if (mine != null) {
      return new LeaseSight(isWriter(), mine.term().token(), Duration.between(mine.beatAt(), now));
    }
    return last == null
        ? new LeaseSight(false, 0, Duration.between(startedAt, now))
        : new LeaseSight(false, last.row().token(), Duration.between(last.at(), now));
  }

  /** The term, while this instance is the writer and could say so lately. */
  Optional<Term> term() {
    Held mine = held;
    return mine != null && steady.instant().isBefore(mine.beatAt().plus(patience()))
        ? Optional.of(mine.term())
        : Optional.empty();
  }

  /** The term that the current thread acts for. */
  Term acting() {
    Term term = ACTING.get();
    if (term == null) {
      throw new IllegalStateException("Only a writer's tick may write here");
    }
    return term;
  }

  /** Has another instance take over at once; for a stop. */
  public void release() {
    Held mine = held;
    if (mine != null) {
      held = null;
      store.release(mine.term());
      LOG.info("Instance {} is not the writer any more: it stops", me.id());
    }
  }

  /** What a person should know and do about it; empty if somebody writes. */
  public Optional<String> problem() {
    if (term().isPresent()) {
      return Optional.empty();
    }
    Seen last = seen;
    Instant since = last == null ? startedAt : last.at();
    Duration silence = Duration.between(since, steady.instant());
    return silence.compareTo(duration.multipliedBy(2)) <= 0
        ? Optional.empty()
        : Optional.of(
            "No instance has been seen as the writer for %d s, so nothing is loaded: look whether the database answers and the tick 'lease' runs."
                .formatted(silence.toSeconds()));
  }

  Instance instance() {
    return me;
  }

  private void beat(Term term) {
    Instant now = steady.instant();
    if (store.beat(term)) {
      held = new Held(term, now);
    } else {
      stepDown(term);
    }
  }

  private void stepDown(Term term) {
    Held mine = held;
    if (mine != null && mine.term().equals(term)) {
      held = null;
      LOG.warn("Instance {} is not the writer any more: another one took over", me.id());
    }
  }

  private void watch() {
    Instant now = steady.instant();
    Seen before = seen;
    // An outage of the database says nothing about the holder: then the wait begins anew.
    seen = null;
    LeaseRow row = store.row();
    Seen current =
        before != null && before.row().isSameBeat(row) ? before : new Seen(row, steady.instant());
    seen = current;
    boolean silent = !current.at().plus(duration).isAfter(now);
    if (row.isFree() || silent || !store.isShared()) {
      take(row, now);
    }
  }

  private void take(LeaseRow row, Instant now) {
    store
        .take(me, row)
        .ifPresent(
            term -> {
              seen = null;
              held = new Held(term, now);
              LOG.info(
                  "Instance {} is the writer now, with token {}{}",
                  me.id(),
                  term.token(),
                  row.isFree() ? "" : "; before it was " + row.holder());
              taken.run();
            });
  }

  /** The rest of the duration is for what is under way when it ends. */
  private Duration patience() {
    return duration.multipliedBy(2).dividedBy(3);
  }
}
