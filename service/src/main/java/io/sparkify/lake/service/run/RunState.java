package io.sparkify.lake.service.run;

/** Where a run stands, with the one table of legal moves. */
public enum RunState {
  QUEUED,
  STARTING,
  RUNNING,
  SUCCEEDED,
  FAILED,
  REJECTED,
  CANCELLED;

  boolean canBecome(RunState next) {
    return switch (this) {
      case QUEUED -> next == STARTING || next == CANCELLED;
      case STARTING -> next == RUNNING || next == FAILED || next == CANCELLED || next == QUEUED;
      case RUNNING ->
          next == SUCCEEDED
              || next == FAILED
              || next == REJECTED
              || next == CANCELLED
              || next == QUEUED;
      case SUCCEEDED, FAILED, REJECTED, CANCELLED -> false;
    };
  }

  boolean isFinal() {
    return switch (this) {
      case QUEUED, STARTING, RUNNING -> false;
      case SUCCEEDED, FAILED, REJECTED, CANCELLED -> true;
    };
  }
}
