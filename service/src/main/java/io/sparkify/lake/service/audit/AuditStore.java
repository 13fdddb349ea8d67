package io.sparkify.lake.service.audit;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** Keeps the audit log; what is in it is never changed. */
public final class AuditStore {
  private final Jdbi jdbi;

  public AuditStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  void add(AuditEntry entry) {
    jdbi.useHandle(handle -> handle.attach(AuditDao.class).insert(entry));
  }

  /** At most {@code limit} rows before this one, newest first. */
  List<AuditRow> page(AuditQuery query, long before, int limit) {
    return jdbi.withHandle(
        handle ->
            handle.attach(AuditDao.class).page(query, before, limit, query.filter(), query.key()));
  }

  /** The newest of what the service did by itself on this host. */
  Optional<AuditRow> latest(String action, String host) {
    return jdbi.withHandle(handle -> handle.attach(AuditDao.class).latest(action, host));
  }

  long count(AuditQuery query) {
    return jdbi.withHandle(handle -> handle.attach(AuditDao.class).count(query, query.filter()));
  }
}
