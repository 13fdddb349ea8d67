package io.sparkify.lake.job.table;

import io.sparkify.lake.job.contract.LogMonth;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The tables that readers see, and where their files lie. */
public enum LakeTable {
  SONGS,
  ARTISTS,
  USERS,
  TIME,
  SONGPLAYS;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The folder of one month of this table, relative to the lake. */
  public String folder(LogMonth month) {
    return "%s/year=%d/month=%d".formatted(this, month.year(), month.month());
  }

  /**
   * The fixed name of a month's file, relative to the lake.
   *
   * @param index 0 for the first file, which is the only one of most months
   */
  public String file(LogMonth month, int index) {
    return "%s/%s-%s%s.parquet".formatted(folder(month), this, month, suffix(index));
  }

  /** The fixed name of a file of the whole table. */
  public String file(int index) {
    return "%s/%s%s.parquet".formatted(this, this, suffix(index));
  }

  /**
   * The fixed name of a file in a folder of the table, such as {@code songs-2009-AR1.parquet}.
   *
   * @param partition the folder, such as {@code year=2009/artist_id=AR1}
   */
  public String fileIn(String partition, int index) {
    String values =
        Stream.of(partition.split("/", -1))
            .map(folder -> folder.substring(folder.indexOf('=') + 1))
            .collect(Collectors.joining("-"));
    return "%s/%s/%s-%s%s.parquet".formatted(this, partition, this, values, suffix(index));
  }

  private static String suffix(int index) {
    return index == 0 ? "" : "-%04d".formatted(index);
  }
}
