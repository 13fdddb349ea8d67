package io.sparkify.lake.service.run;

import java.util.Locale;

/** Why the service ends an application that would go on by itself. */
public enum StopReason {
  /** A run of it is cancelled and did not end when it was asked to. */
  CANCELLED("An attempt was cancelled", ""),
  START_TIMED_OUT(
      "The driver did not start in time",
      "Read the attempt's log; if the machine or the cluster is only slow, raise spark.start_within in"
          + " config.yml."),
  RUN_TIMED_OUT(
      "The load took too long",
      "If this much data is right, raise spark.run_within or lower batch.max_bytes in config.yml."),
  NO_PROGRESS(
      "The load made no progress",
      "Read the attempt's log for what it waits for; if such pauses are right, raise"
          + " spark.progress_within in config.yml.");

  private final String title;
  private final String remedy;

  StopReason(String title, String remedy) {
    this.title = title;
    this.remedy = remedy;
  }

  String title() {
    return title;
  }

  String remedy() {
    return remedy;
  }

  /** As a failure's code, such as {@code run_timed_out}. */
  String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
