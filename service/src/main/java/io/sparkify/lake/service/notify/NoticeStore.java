package io.sparkify.lake.service.notify;

import java.time.Instant;
import org.jdbi.v3.core.Jdbi;

/** Forgets old notices. */
public final class NoticeStore {
  private final Jdbi jdbi;

  public NoticeStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** How many from before then were forgotten. */
  public int forget(Instant before) {
    return jdbi.inTransaction(handle -> handle.attach(NoticeDao.class).forget(before));
  }
}
