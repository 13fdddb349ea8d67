package io.sparkify.lake.service.cli.command;

import java.util.Locale;

/** What an operator may do with a run. */
enum RunAction {
  CANCEL("Cancel a run, unless its publication has begun.", "CANCELLED"),
  RETRY("Try a run again that failed, or one at once that waits.", "SUCCEEDED"),
  APPROVE("Publish what a rejected run staged, despite its checks.", "SUCCEEDED"),
  DISCARD("Drop what a rejected run staged.", "REJECTED");

  private final String description;
  private final String wanted;

  /**
   * One of them.
   *
   * @param wanted how the run ends if all goes well
   */
  RunAction(String description, String wanted) {
    this.description = description;
    this.wanted = wanted;
  }

  String command() {
    return name().toLowerCase(Locale.ROOT);
  }

  String description() {
    return description;
  }

  String wanted() {
    return wanted;
  }
}
