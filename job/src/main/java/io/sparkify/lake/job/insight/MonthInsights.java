package io.sparkify.lake.job.insight;

import io.sparkify.lake.job.contract.Insights;
import io.sparkify.lake.job.contract.ParquetColumns;
import io.sparkify.lake.job.contract.Ranked;
import io.sparkify.lake.job.lake.LakeFiles;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.apache.parquet.io.api.Binary;
import org.jspecify.annotations.Nullable;

/**
 * Counts a month's insights from the files that will be published. Reads them itself, as a Spark
 * job takes longer to start than a month's columns to read, and as what is read is what readers
 * get.
 */
public final class MonthInsights {
  private static final long MICROS_AN_HOUR = 3_600_000_000L;
  private static final int EPOCH_WEEKDAY = 3; // a Thursday, where Monday is 0

  private final long[][] week = new long[Insights.WEEKDAYS][Insights.HOURS];
  private final Tally levels = new Tally();
  private final Tally songs = new Tally();
  private final Tally artists = new Tally();
  private final Tally locations = new Tally();
  private final Tally users = new Tally();
  private final Set<Session> sessions = new HashSet<>();
  private long plays;

  private MonthInsights() {}

  private record Session(@Nullable Binary user, @Nullable Long session) {}

  /**
   * Of these files of {@code songplays}.
   *
   * @param names of the catalog that they refer to
   */
  public static Insights read(LakeFiles lake, List<String> songplays, CatalogNames names)
      throws IOException {
    MonthInsights month = new MonthInsights();
    for (String file : songplays) {
      try (ParquetColumns rows =
          lake.columns(
              file,
              "start_time",
              "level",
              "song_id",
              "artist_id",
              "location",
              "user_id",
              "session_id")) {
        while (rows.next()) {
          month.add(rows);
        }
      }
    }
    return month.insights(names);
  }

  private void add(ParquetColumns row) {
    plays++;
    Long start = row.number(0);
    if (start != null) {
      long hours = Math.floorDiv(start, MICROS_AN_HOUR);
      long days = Math.floorDiv(hours, Insights.HOURS);
      week[Math.floorMod(days + EPOCH_WEEKDAY, Insights.WEEKDAYS)][
          Math.floorMod(hours, Insights.HOURS)]++;
    }
    levels.add(row.text(1));
    songs.add(row.text(2));
    artists.add(row.text(3));
    locations.add(row.text(4));
    Binary user = row.text(5);
    users.add(user);
    sessions.add(new Session(user == null ? null : user.copy(), row.number(6)));
  }

  private Insights insights(CatalogNames names) {
    return new Insights(
        plays,
        levels.of("paid"),
        levels.of("free"),
        songs.all(),
        users.different(),
        sessions.size(),
        Arrays.stream(week).map(hours -> LongStream.of(hours).boxed().toList()).toList(),
        songs.ranking(names::song),
        artists.ranking(names::artist),
        locations.ranking((location, amount) -> new Ranked(location, location, null, amount)));
  }
}
