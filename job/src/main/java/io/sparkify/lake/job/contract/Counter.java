package io.sparkify.lake.job.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a run counts; the unit is always rows or lines. */
public enum Counter {
  /** Lines of the source files that are not blank. */
  LINES,
  /**
   * Lines that are not what the input format asks for; kept in the quarantine with their reason.
   */
  MALFORMED,
  /** Well-formed events of another page than {@code NextSong}. */
  SKIPPED,
  /**
   * Plays (of a month) or song records (of the catalog) that repeat another one of the same source.
   */
  DUPLICATES,
  /** Different plays found in the month's own folder, strays included. */
  PLAYS,
  /** Plays in the month's folder that belong to another month. */
  STRAYS_OUT,
  /** Plays that other folders hold for the month. */
  STRAYS_IN,
  /**
   * Plays of the month that lie in more than one folder, counted once for each copy beyond the
   * first.
   */
  DUPLICATES_ACROSS,
  /** Rows of {@code songplays} whose song is in the catalog. */
  MATCHED,
  /** Rows of the month in {@code songplays}. */
  SONGPLAYS,
  /** Rows of the month in {@code time}. */
  TIME,
  /** Rows of the whole table {@code users} after the run. */
  USERS,
  /** Rows of the table {@code songs}. */
  SONGS,
  /** Rows of the table {@code artists}. */
  ARTISTS;

  @JsonCreator
  public static Counter parse(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT));
  }

  @JsonValue
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
