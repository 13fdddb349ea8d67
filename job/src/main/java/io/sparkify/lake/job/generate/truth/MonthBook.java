package io.sparkify.lake.job.generate.truth;

import static io.sparkify.lake.job.contract.Counter.*;

import io.sparkify.lake.job.contract.Counter;
import io.sparkify.lake.job.contract.LogMonth;
import io.sparkify.lake.job.generate.session.Play;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The truth about one month: what lies in its folder, and what its tables hold. */
final class MonthBook {
  private static final List<Counter> COUNTERS =
      List.of(
          LINES,
          MALFORMED,
          SKIPPED,
          DUPLICATES,
          PLAYS,
          STRAYS_OUT,
          STRAYS_IN,
          DUPLICATES_ACROSS,
          MATCHED,
          SONGPLAYS,
          TIME);

  private final Tally tally = new Tally();
  private final SortedMap<String, Long> malformed = new TreeMap<>();
  private final SortedMap<String, Long> traps = new TreeMap<>();
  private final RowDigest songplays = RowDigest.empty();
  private final RowDigest time = RowDigest.empty();
  private long latest = Long.MIN_VALUE;

  void skippedLine() {
    tally.add(LINES, 1);
    tally.add(SKIPPED, 1);
  }

  void malformedLine(String trap) {
    tally.add(LINES, 1);
    tally.add(MALFORMED, 1);
    malformed.merge(trap, 1L, Long::sum);
  }

  void trap(String name) {
    traps.merge(name, 1L, Long::sum);
  }

  /** So many lines in the month's own folder say the same play, of this month or of another. */
  void found(int copies, boolean stray) {
    tally.add(LINES, copies);
    tally.add(PLAYS, 1);
    tally.add(DUPLICATES, copies - 1);
    tally.add(STRAYS_OUT, stray ? 1 : 0);
  }

  /** A play of this month, the next in time, which lies in so many folders. */
  void row(Play play, int folders, int otherFolders) {
    tally.add(SONGPLAYS, 1);
    tally.add(STRAYS_IN, otherFolders);
    tally.add(DUPLICATES_ACROSS, folders - 1);
    tally.add(MATCHED, play.track().match() == null ? 0 : 1);
    songplays.add(TableRows.songplay(play));
    if (play.ts() > latest) {
      tally.add(TIME, 1);
      time.add(TableRows.time(play.ts()));
      latest = play.ts();
    }
  }

  long count(Counter counter) {
    return tally.of(counter);
  }

  Truth.Month close(LogMonth month, boolean folder) {
    return new Truth.Month(
        month,
        folder,
        tally.counts(COUNTERS),
        malformed,
        traps,
        Map.of("songplays", songplays.hex(), "time", time.hex()));
  }
}
