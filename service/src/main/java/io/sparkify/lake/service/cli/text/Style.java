package io.sparkify.lake.service.cli.text;

/** How a piece of text looks where there are colours. */
public enum Style {
  PLAIN(""),
  GOOD("32"),
  BAD("31"),
  BUSY("36"),
  WAITING("33"),
  QUIET("2"),
  STRONG("1");

  private static final String BEGIN = "\u001b[";
  private static final String RESET = "\u001b[0m";

  private final String code;

  Style(String code) {
    this.code = code;
  }

  /** The text in this style, where the screen has colours. */
  public String on(String text, Screen screen) {
    return code.isEmpty() || text.isEmpty() || !screen.colour()
        ? text
        : BEGIN + code + "m" + text + RESET;
  }

  /** Of the state of a run, a partition, a month, a backfill or a schedule. */
  public static Style ofState(String state) {
    return switch (state) {
      case "SUCCEEDED", "LOADED", "DONE", "KEPT", "FIRED", "ON_TIME" -> GOOD;
      case "FAILED", "REJECTED", "VANISHED", "LOST", "MISSED" -> BAD;
      case "STARTING", "RUNNING", "LOADING", "ACTIVE" -> BUSY;
      case "QUEUED", "NEW", "CHANGED", "UNSETTLED", "PAUSED", "AT_RISK", "LATE" -> WAITING;
      case "CANCELLED", "IGNORED", "EXEMPT" -> QUIET;
      default -> PLAIN;
    };
  }
}
