package io.sparkify.lake.service.run;

/** Where a Spark application stands, with the one table of legal moves. */
public enum ApplicationState {
  /** Committed; whether its process was started is not recorded yet. */
  CLAIMED,
  LAUNCHED,
  /** It cannot write any more, and all its runs are settled. */
  ENDED;

  boolean canBecome(ApplicationState next) {
    return switch (this) {
      case CLAIMED -> next == LAUNCHED || next == ENDED;
      case LAUNCHED -> next == ENDED;
      case ENDED -> false;
    };
  }
}
