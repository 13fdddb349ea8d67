package io.sparkify.lake.service.audit;

import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;
import java.time.Clock;

/** Has every request that is to change something leave a row. */
public final class AuditFeature implements Feature {
  private final Audit audit;
  private final Clock clock;

  public AuditFeature(Audit audit, Clock clock) {
    this.audit = audit;
    this.clock = clock;
  }

  @Override
  public boolean configure(FeatureContext context) {
    context
        .register(new ReasonReader())
        // Behind those that make the answer what it is.
        .register(new AuditFilter(audit, clock), Priorities.ENTITY_CODER);
    return true;
  }
}
