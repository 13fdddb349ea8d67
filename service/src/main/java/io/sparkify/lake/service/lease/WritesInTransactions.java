package io.sparkify.lake.service.lease;

import java.sql.SQLException;
import java.util.Locale;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;

/** Refuses a write outside of a transaction, where nobody would ask for the lease. */
final class WritesInTransactions implements SqlLogger {
  @Override
  public void logBeforeExecution(StatementContext context) {
    String sql = String.valueOf(context.getRawSql()).strip().toLowerCase(Locale.ROOT);
    if (!sql.startsWith("select") && isAutoCommit(context)) {
      throw new IllegalStateException("Must be in a transaction: " + sql);
    }
  }

  private static boolean isAutoCommit(StatementContext context) {
    try {
      return context.getConnection().getAutoCommit();
    } catch (SQLException e) {
      throw new IllegalStateException("The connection is broken", e);
    }
  }
}
