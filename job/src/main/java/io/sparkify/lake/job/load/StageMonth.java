package io.sparkify.lake.job.load;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import io.sparkify.lake.job.contract.Counter;
import io.sparkify.lake.job.contract.LakePaths;
import io.sparkify.lake.job.contract.LakeSettings;
import io.sparkify.lake.job.contract.LogMonth;
import io.sparkify.lake.job.contract.RowCounts;
import io.sparkify.lake.job.contract.SourceFile;
import io.sparkify.lake.job.lake.AtOnce;
import io.sparkify.lake.job.lake.LakeFiles;
import io.sparkify.lake.job.table.CatalogIndex;
import io.sparkify.lake.job.table.LakeTable;
import io.sparkify.lake.job.table.Plays;
import io.sparkify.lake.job.transform.BuildSongplays;
import io.sparkify.lake.job.transform.BuildTime;
import io.sparkify.lake.job.transform.DeduplicatePlays;
import io.sparkify.lake.job.transform.LatestUsers;
import io.sparkify.lake.job.transform.MatchCatalog;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;

/**
 * Builds one month's tables from its own plays, the strays held for it, and the catalog, and stages
 * them.
 */
final class StageMonth {
  /** Of the real month: 15; of generated ones up to 23 (docs/scale.md: 17.6). */
  private static final long SONGPLAYS_BYTES_A_ROW = 20;

  /** 3.8 (docs/scale.md). */
  private static final long TIME_BYTES_A_ROW = 4;

  private final SparkSession spark;
  private final LakeFiles lake;
  private final Strays strays;
  private final Catalog catalog;
  private final CutFiles cutFiles;

  StageMonth(SparkSession spark, LakeFiles lake, LakeSettings settings, Catalog catalog) {
    this.spark = spark;
    this.lake = lake;
    this.cutFiles = new CutFiles(spark, lake, settings.targetFileSize());
    this.strays = new Strays(spark, lake);
    this.catalog = catalog;
  }

  StagedLoad stage(ScannedMonth scanned) throws IOException {
    List<SourceFile> held = strays.heldFor(scanned.month());
    if (held.isEmpty()) {
      return stage(scanned, held, scanned.ownPlays(), 0);
    }
    Dataset<Row> plays =
        new DeduplicatePlays(scanned.month(), LakeSession.shufflePartitions(spark))
            .apply(values(scanned.ownPlays()).unionByName(strays.read(held)))
            .persist(StorageLevel.MEMORY_AND_DISK());
    try {
      return stage(scanned, held, plays, copiesBeyondTheFirst(plays));
    } finally {
      plays.unpersist(true);
    }
  }

  /**
   * @param plays own ones and strays, each play once; kept, as several tables are made of them at
   *     the same time
   */
  private StagedLoad stage(
      ScannedMonth scanned, List<SourceFile> held, Dataset<Row> plays, long copiesAcross)
      throws IOException {
    stageTables(scanned, plays);
    return new StagedLoad(
        scanned.task(),
        Stream.concat(scanned.task().files().stream(), held.stream()).toList(),
        catalog.fingerprint(),
        counts(scanned, held, copiesAcross),
        scanned.files().moves(),
        folders(scanned.month()),
        scanned.files().published(),
        List.of(),
        null);
  }

  private static Dataset<Row> values(Dataset<Row> plays) {
    return plays.select(
        Stream.of(Plays.SCHEMA.fieldNames()).map(name -> col(name)).toArray(Column[]::new));
  }

  private void stageTables(ScannedMonth scanned, Dataset<Row> plays) throws IOException {
    Staging staging = new Staging(lake, scanned.task());
    AtOnce.all(
            () -> songplays(scanned, plays, staging),
            () -> time(scanned, plays, staging),
            () -> users(scanned, plays, staging))
        .forEach(scanned.files()::add);
  }

  private StagedFiles songplays(ScannedMonth scanned, Dataset<Row> plays, Staging staging)
      throws IOException {
    FairShare.take(spark, scanned.task(), "songplays");
    List<String> staged =
        cutFiles.stage(
            staging,
            "songplays",
            new BuildSongplays().apply(new MatchCatalog(catalog.index()).apply(plays)),
            scanned.counts().get(Counter.PLAYS) * SONGPLAYS_BYTES_A_ROW,
            BuildSongplays.START_TIME,
            BuildSongplays.SONGPLAY_ID);
    StagedFiles files = new StagedFiles(lake);
    files.table(
        LakeTable.SONGPLAYS, staged, index -> LakeTable.SONGPLAYS.file(scanned.month(), index));
    return files;
  }

  private StagedFiles time(ScannedMonth scanned, Dataset<Row> plays, Staging staging)
      throws IOException {
    FairShare.take(spark, scanned.task(), "time");
    List<String> staged =
        cutFiles.stage(
            staging,
            "time",
            new BuildTime().apply(plays),
            scanned.counts().get(Counter.PLAYS) * TIME_BYTES_A_ROW,
            BuildSongplays.START_TIME);
    StagedFiles files = new StagedFiles(lake);
    files.table(LakeTable.TIME, staged, index -> LakeTable.TIME.file(scanned.month(), index));
    return files;
  }

  private StagedFiles users(ScannedMonth scanned, Dataset<Row> plays, Staging staging) {
    FairShare.take(spark, scanned.task(), "users");
    Dataset<Row> users =
        new LatestUsers()
            .apply(plays.where(DeduplicatePlays.LATEST_OF_USER))
            .repartition(1)
            .sortWithinPartitions(Plays.USER_ID);
    StagedFiles files = new StagedFiles(lake);
    files.own(staging.parquet("users", users).get(0), LakePaths.usersOf(scanned.month()));
    return files;
  }

  private RowCounts counts(ScannedMonth scanned, List<SourceFile> held, long copiesAcross)
      throws IOException {
    long straysIn = 0;
    for (SourceFile file : held) {
      straysIn += lake.rows(LakePaths.OWN + "/" + file.path());
    }
    return scanned
        .counts()
        .with(Counter.STRAYS_IN, straysIn)
        .with(Counter.DUPLICATES_ACROSS, copiesAcross)
        .with(Counter.MATCHED, matched(scanned.files()))
        .with(Counter.SONGPLAYS, scanned.files().rows(LakeTable.SONGPLAYS))
        .with(Counter.TIME, scanned.files().rows(LakeTable.TIME));
  }

  private static long copiesBeyondTheFirst(Dataset<Row> plays) {
    return plays
        .agg(coalesce(sum(col(DeduplicatePlays.COPIES).minus(1)), lit(0L)))
        .first()
        .getLong(0);
  }

  private long matched(StagedFiles files) throws IOException {
    long matched = 0;
    for (String staged : files.stagedOf(LakeTable.SONGPLAYS)) {
      matched += lake.present(staged, CatalogIndex.SONG_ID);
    }
    return matched;
  }

  private static List<String> folders(LogMonth month) {
    return List.of(LakeTable.SONGPLAYS.folder(month), LakeTable.TIME.folder(month));
  }
}
