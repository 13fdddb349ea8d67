package io.sparkify.lake.service.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Which rows are wanted; null for no matter. The bounds are inclusive. */
public record AuditQuery(@Nullable String who, @Nullable String action, Instant from, Instant to) {

  /** The conditions that are asked for; others would keep a database from using its indexes. */
  String filter() {
    return (who == null ? "" : " and who = :query.who")
        + (action == null ? "" : " and action = :query.action");
  }

  /** What H2 must order by first to see that an index has this order. */
  String key() {
    return who != null ? "who, " : action != null ? "action, " : "";
  }
}
