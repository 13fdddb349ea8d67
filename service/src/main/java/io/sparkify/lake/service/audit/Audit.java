package io.sparkify.lake.service.audit;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes the audit log, and says so where it cannot: what was done stays done. */
public final class Audit {
  private static final Logger LOG = LoggerFactory.getLogger(Audit.class);
  private static final int REFUSED = 400;

  private final AuditStore store;
  private volatile @Nullable String failure;

  public Audit(AuditStore store) {
    this.store = store;
  }

  /** Adds it; where that fails it is in the service's log at least. */
  void add(AuditEntry entry) {
    try {
      store.add(entry);
      failure = null;
    } catch (RuntimeException e) {
      if (entry.status() < REFUSED) {
        failure = e.toString();
        LOG.error("Not in the audit log, add it by hand: {}", entry, e);
      } else {
        LOG.warn("Refused, and not in the audit log: {} ({})", entry, e.toString());
      }
    }
  }

  /** What a person should know and do about it; empty if it goes well. */
  public Optional<String> problem() {
    String last = failure;
    return last == null
        ? Optional.empty()
        : Optional.of(
            "A change is not in the audit log: %s. The service's log has what it was; look whether the database can be written."
                .formatted(last));
  }
}
