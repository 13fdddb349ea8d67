package io.sparkify.lake.service.outbox;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Keeps messages within a transaction that somebody else began and ends. */
public record OutboxTransaction(Handle handle) {
  /** A target that nothing was kept for yet is new, and is not told what was before it. */
  public void add(String target, Draft draft, Instant at) {
    OutboxDao rows = handle.attach(OutboxDao.class);
    if (rows.cursor(target).isPresent()) {
      rows.insert(target, List.of(draft), at);
    }
  }
}
