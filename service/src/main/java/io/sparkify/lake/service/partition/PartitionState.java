package io.sparkify.lake.service.partition;

/** How a partition stands; always derived from the ledger and its runs, never stored. */
public enum PartitionState {
  /** Never loaded. */
  NEW,
  /** Other content than was loaded. */
  CHANGED,
  /** Still being written, as far as one can tell. */
  UNSETTLED,
  /** A run of it is active, if only queued. */
  LOADING,
  /** What is there is what is in the tables. */
  LOADED,
  /** Its last run failed, and the content has not changed since. */
  FAILED,
  /** Its last run did not pass the checks, and the content has not changed since. */
  REJECTED,
  /** Its input is gone; what was loaded stays. */
  VANISHED,
  /** An operator left it out. */
  IGNORED
}
