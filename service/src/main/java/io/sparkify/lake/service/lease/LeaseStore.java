package io.sparkify.lake.service.lease;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Keeps the lease; every change of it is one compare-and-set. */
public final class LeaseStore {
  private final Jdbi jdbi;
  private final Clock wall;
  private final boolean shared;

  /**
   * @param wall for the time that people are shown; nothing is decided by it
   * @param shared whether several processes can have this database open
   */
  public LeaseStore(Jdbi jdbi, Clock wall, boolean shared) {
    this.jdbi = jdbi;
    this.wall = wall;
    this.shared = shared;
  }

  /** Whether another process may have this database open, too. */
  public boolean isShared() {
    return shared;
  }

  LeaseRow row() {
    return jdbi.withHandle(handle -> handle.attach(LeaseDao.class).row());
  }

  /** Whether this term still holds; if so, everybody sees that its holder lives. */
  boolean beat(Term term) {
    // Where nobody else can look, a beat would only make the file grow.
    return jdbi.withHandle(
        handle -> shared ? handle.attach(LeaseDao.class).beat(term) == 1 : holds(handle, term));
  }

  /**
   * A new term; empty if its holder beat, or somebody else took it, since it was seen like this.
   */
  Optional<Term> take(Instance me, LeaseRow seen) {
    Instant now = wall.instant();
    int taken =
        jdbi.withHandle(
            handle -> handle.attach(LeaseDao.class).take(me, seen.token(), seen.beat(), now));
    return taken == 1 ? Optional.of(new Term(me.id(), seen.token() + 1)) : Optional.empty();
  }

  /** Anybody may take it at once, and what is written for this term from now on is refused. */
  void release(Term term) {
    jdbi.useHandle(handle -> handle.attach(LeaseDao.class).release(term));
  }

  /** Whether this term holds now, and on a shared database until this transaction ends. */
  boolean holds(Handle handle, Term term) {
    LeaseDao lease = handle.attach(LeaseDao.class);
    return (shared ? lease.holdForKeyShare(term) : lease.hold(term)).isPresent();
  }
}
