package io.sparkify.lake.job.generate.output;

import io.sparkify.lake.job.contract.LogMonth;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Decides in which file an event is found: that of its day, by the clock of the folders' cut. */
public final class Spots {
  private static final long DAY = Duration.ofDays(1).toMillis();
  private static final long HOUR = Duration.ofHours(1).toMillis();

  private final List<LogMonth> folders;
  private final boolean zipped;
  private final Map<Long, Spot> days = new HashMap<>();

  private Spots(List<LogMonth> folders, boolean zipped) {
    this.folders = List.copyOf(folders);
    this.zipped = zipped;
  }

  /** All files of days are plain. */
  public static Spots plain(List<LogMonth> folders) {
    return new Spots(folders, false);
  }

  /** The files of every fifth day are zipped. */
  public static Spots partlyZipped(List<LogMonth> folders) {
    return new Spots(folders, true);
  }

  public List<LogMonth> folders() {
    return folders;
  }

  /** The file of the day that this time has in a zone so many hours ahead of UTC. */
  public Spot at(long ts, int utcOffset) {
    return days.computeIfAbsent(Math.floorDiv(ts + utcOffset * HOUR, DAY), this::spot);
  }

  private Spot spot(long epochDay) {
    LocalDate day = LocalDate.ofEpochDay(epochDay);
    LogMonth month = new LogMonth(YearMonth.from(day));
    // A month without a folder: the neighbour's folder takes its events.
    LogMonth first = folders.get(0);
    LogMonth last = folders.get(folders.size() - 1);
    LogMonth folder = month.compareTo(first) < 0 ? first : month.compareTo(last) > 0 ? last : month;
    return Spot.of(folder, day, zipped && day.getDayOfMonth() % 5 == 0 ? "json.gz" : "json");
  }

  /** The folder before or after this one; itself if it is the only one. */
  public LogMonth neighbour(LogMonth folder) {
    int index = folders.indexOf(folder);
    int next = index == folders.size() - 1 ? index - 1 : index + 1;
    return next < 0 ? folder : folders.get(next);
  }
}
