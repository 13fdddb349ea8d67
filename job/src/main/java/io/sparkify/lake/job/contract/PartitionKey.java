package io.sparkify.lake.job.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The unit that is loaded: {@code songs}, the song catalog, or a log month {@code YYYY-MM}. */
public record PartitionKey(String value) implements Comparable<PartitionKey> {
  public static final PartitionKey SONGS = new PartitionKey("songs");

  public PartitionKey {
    if (!value.equals("songs") && !LogMonth.isMonth(value)) {
      throw new IllegalArgumentException(
          "A partition is 'songs' or a month YYYY-MM, not '" + value + "'");
    }
  }

  @JsonCreator
  public static PartitionKey parse(String text) {
    return new PartitionKey(text);
  }

  public static PartitionKey of(LogMonth month) {
    return new PartitionKey(month.toString());
  }

  public boolean isCatalog() {
    return equals(SONGS);
  }

  /** The month; only for partitions that are not the catalog. */
  public LogMonth month() {
    return LogMonth.parse(value);
  }

  /** The catalog first, then the months from the oldest on. */
  @Override
  public int compareTo(PartitionKey other) {
    return isCatalog() || other.isCatalog()
        ? Boolean.compare(other.isCatalog(), isCatalog())
        : value.compareTo(other.value);
  }

  @JsonValue
  @Override
  public String toString() {
    return value;
  }
}
