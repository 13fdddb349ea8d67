package io.sparkify.lake.service.audit;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.h2.api.Trigger;
import org.jspecify.annotations.Nullable;

/**
 * Has H2 refuse to change a row of the audit log, or to delete one of the last hour; PostgreSQL
 * does the same by a function of the migrations.
 */
public final class AppendOnly implements Trigger {
  private static final int ASKED_AT = 1;
  // The least that retention.audit may be.
  private static final Duration KEPT = Duration.ofHours(1);

  /** Called by H2 for each row, by the name of the class. */
  @Override
  public void fire(Connection connection, Object @Nullable [] before, Object @Nullable [] after)
      throws SQLException {
    Instant oldest = Clock.systemUTC().instant().minus(KEPT);
    boolean forgets =
        after == null
            && before != null
            && before[ASKED_AT] instanceof OffsetDateTime askedAt
            && askedAt.toInstant().isBefore(oldest);
    if (!forgets) {
      throw new SQLException("The audit log is only added to", "45000");
    }
  }
}
