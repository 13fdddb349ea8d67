package io.sparkify.lake.service.run;

/** What an operator said when asking for an action: who, and why. */
record Wish(String who, String reason) {
  /** For the history, such as {@code approved by anna: as expected}. */
  String words(String action) {
    return "%s by %s: %s".formatted(action, who, reason);
  }
}
