package io.sparkify.lake.service.run;

/** Where an attempt stands, with the one table of legal moves. */
public enum AttemptState {
  STARTING,
  RUNNING,
  SUCCEEDED,
  FAILED,
  REJECTED,
  CANCELLED;

  boolean canBecome(AttemptState next) {
    return switch (this) {
      case STARTING -> next == RUNNING || next == FAILED || next == CANCELLED;
      case RUNNING -> next == SUCCEEDED || next == FAILED || next == REJECTED || next == CANCELLED;
      case SUCCEEDED, FAILED, REJECTED, CANCELLED -> false;
    };
  }
}
