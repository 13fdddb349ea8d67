package io.sparkify.lake.service.run;

import io.sparkify.lake.service.partition.Doorbell;
import org.jdbi.v3.core.Jdbi;

/** Rings when a run was requested or moved, also by an instance that cannot ring here. */
public final class News {
  private final Jdbi jdbi;
  private final Doorbell doorbell;
  private long newest;

  public News(Jdbi jdbi, Doorbell doorbell) {
    this.jdbi = jdbi;
    this.doorbell = doorbell;
  }

  /** One look; to be called by one thread. */
  public void look() {
    long found = jdbi.withHandle(handle -> handle.attach(StateChangeDao.class).newest());
    if (found != newest) {
      newest = found;
      doorbell.ring();
    }
  }
}
