package io.sparkify.lake.service.db;

import java.sql.SQLException;
import java.util.Set;
import java.util.function.Predicate;
import org.jdbi.v3.core.ConnectionException;
import org.jspecify.annotations.Nullable;

/** Recognises that the database cannot be reached for the moment, so that trying again may help. */
public final class Outage {
  // H2: the connection is broken, the database is closed. PostgreSQL: it is shut down, crashed,
  // starts, has no connection left, or gave up a session that stood still in a transaction.
  private static final Set<String> STATES =
      Set.of("90067", "90098", "90121", "57P01", "57P02", "57P03", "53300", "25P03");

  // Both: the statement was cancelled. H2: a lock was not to be had. PostgreSQL: the same.
  private static final Set<String> TOO_SLOW = Set.of("57014", "HYT00", "55P03");

  private Outage() {}

  public static boolean isCauseOf(Throwable failure) {
    return any(
        failure,
        cause ->
            cause instanceof ConnectionException
                || (cause instanceof SQLException sql && says(sql.getSQLState())));
  }

  /** Whether a statement took longer than it may, or waited too long for what another one had. */
  public static boolean isTooSlow(Throwable failure) {
    return any(
        failure,
        cause ->
            cause instanceof SQLException sql
                && TOO_SLOW.contains(String.valueOf(sql.getSQLState())));
  }

  private static boolean any(Throwable failure, Predicate<Throwable> is) {
    for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (is.test(cause)) {
        return true;
      }
    }
    return false;
  }

  private static boolean says(@Nullable String state) {
    return state != null && (state.startsWith("08") || STATES.contains(state));
  }
}
