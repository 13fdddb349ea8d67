package io.sparkify.lake.job.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.stream.Stream;

/** How the table {@code songs} is cut into folders. */
public enum SongsLayout {
  YEAR("year"),
  YEAR_AND_ARTIST("year,artist_id");

  private final String columns;

  SongsLayout(String columns) {
    this.columns = columns;
  }

  /** Reads the names of the columns with a comma between; an {@link IllegalArgumentException}. */
  @JsonCreator
  public static SongsLayout parse(String text) {
    String wanted = text.replace(" ", "");
    return Stream.of(values())
        .filter(layout -> layout.columns.equals(wanted))
        .findAny()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "songs are partitioned by 'year' or 'year,artist_id', not '" + text + "'"));
  }

  @JsonValue
  @Override
  public String toString() {
    return columns;
  }
}
