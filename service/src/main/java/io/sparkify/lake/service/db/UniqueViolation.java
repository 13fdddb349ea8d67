package io.sparkify.lake.service.db;

import java.sql.SQLException;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/** Recognises that the database refused a row because another one holds its place. */
public final class UniqueViolation {
  private static final String SQL_STATE = "23505";

  private UniqueViolation() {}

  public static boolean isCauseOf(UnableToExecuteStatementException failure) {
    return failure.getCause() instanceof SQLException cause
        && SQL_STATE.equals(cause.getSQLState());
  }
}
