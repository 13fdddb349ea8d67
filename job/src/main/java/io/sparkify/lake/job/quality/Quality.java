package io.sparkify.lake.job.quality;

import io.sparkify.lake.job.contract.CheckResult;
import io.sparkify.lake.job.contract.CheckSettings;
import io.sparkify.lake.job.contract.PastMonth;
import io.sparkify.lake.job.lake.LakeFiles;
import io.sparkify.lake.job.table.LakeTable;
import java.io.IOException;
import java.util.Collection;
import java.util.List;

/**
 * Every check of staged data, in the order in which they are reported. Reads staged files itself,
 * as a Spark job takes longer to start than a month's keys to read.
 */
public final class Quality {
  private final LakeFiles lake;
  private final CheckSettings settings;

  public Quality(LakeFiles lake, CheckSettings settings) {
    this.lake = lake;
    this.settings = settings;
  }

  /**
   * One result a check, passed or not.
   *
   * @param history what is known of any months; a month is compared with those before it
   */
  public List<CheckResult> check(StagedData data, Collection<PastMonth> history)
      throws IOException {
    return data.partition().isCatalog()
        ? checkCatalog(data)
        : checkMonth(data, History.before(data.partition().month(), history));
  }

  private List<CheckResult> checkCatalog(StagedData data) throws IOException {
    LineChecks lines = new LineChecks(settings);
    return List.of(
        BooksCheck.of(data.counts()),
        lines.malformedShare(data.counts()),
        lines.duplicateShare(data.counts()),
        new NullShare(lake, settings.nullShare()).check(data),
        KeyFaults.NONE
            .repeated("songs.song_id", data.songs().faults())
            .repeated("artists.artist_id", artistFaults(data))
            .keysUnique());
  }

  private List<CheckResult> checkMonth(StagedData data, History earlier) throws IOException {
    LineChecks lines = new LineChecks(settings);
    TrendChecks trends = new TrendChecks(settings);
    KeyFaults keys = MonthKeys.read(lake, data);
    return List.of(
        BooksCheck.of(data.counts()),
        lines.malformedShare(data.counts()),
        lines.duplicateShare(data.counts()),
        new NullShare(lake, settings.nullShare()).check(data),
        trends.unmatchedRise(data.counts(), earlier),
        trends.playsDeviation(data.counts(), earlier),
        keys.keysUnique(),
        keys.referencesWhole());
  }

  private long artistFaults(StagedData data) throws IOException {
    return Ids.read(lake, data.filesOf(LakeTable.ARTISTS), "artist_id").faults();
  }
}
