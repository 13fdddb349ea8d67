package io.sparkify.lake.job.rule;

import java.util.Locale;

/** Why a line is not what the input format asks for. */
public enum Malformed {
  /** Longer than {@link io.sparkify.lake.job.source} reads in one piece. */
  TOO_LONG,
  NOT_UTF8,
  NOT_JSON,
  NOT_AN_OBJECT,
  /** One object, and then something else on the same line. */
  MORE_THAN_ONE_VALUE,
  /** A play without an integer {@code ts}. */
  NO_TS,
  /** A play whose {@code ts} lies outside 1970-01-01 to 9999-12-31. */
  TS_OUT_OF_RANGE,
  NO_USER_ID,
  NO_SESSION_ID,
  NO_ITEM_IN_SESSION,
  NO_SONG_ID,
  NO_ARTIST_ID,
  NO_TITLE,
  /** A number of a song record that is of another type. */
  NOT_A_NUMBER;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
