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
  private final LakeFiles lake;
  private final Strays strays;
  private final Catalog catalog;
  private final CutFiles cutFiles;

  StageMonth(SparkSession spark, LakeFiles lake, LakeSettings settings, Catalog catalog) {
    this.lake = lake;
    this.cutFiles = new CutFiles(spark, lake, settings.targetFileSize());
    this.strays = new Strays(spark, lake);
    this.catalog = catalog;
  }

  StagedLoad stage(ScannedMonth scanned) throws IOException {
    List<SourceFile> held = strays.heldFor(scanned.month());
    List<SourceFile> source =
        Stream.concat(scanned.task().files().stream(), held.stream()).toList();
    Dataset<Row> plays = plays(scanned, held).persist(StorageLevel.MEMORY_AND_DISK());
    try {
      stageTables(scanned, plays);
      return new StagedLoad(
          scanned.task(),
          source,
          catalog.fingerprint(),
          counts(scanned, held, plays),
          scanned.files().moves(),
          folders(scanned.month()),
          scanned.files().published(),
          List.of(),
          null);
    } finally {
      plays.unpersist(true);
    }
  }

  /** Own plays and strays, each play once, with the number of folders that it lies in. */
  private Dataset<Row> plays(ScannedMonth scanned, List<SourceFile> held) {
    Column[] columns =
        Stream.of(Plays.SCHEMA.fieldNames()).map(name -> col(name)).toArray(Column[]::new);
    Dataset<Row> own = scanned.ownPlays().select(columns);
    return held.isEmpty()
        ? own.withColumn(DeduplicatePlays.COPIES, lit(1L))
        : new DeduplicatePlays().apply(own.unionByName(strays.read(held)));
  }

  private void stageTables(ScannedMonth scanned, Dataset<Row> plays) throws IOException {
    LogMonth month = scanned.month();
    Staging staging = new Staging(lake, scanned.task());
    StagedFiles files = scanned.files();
    long guessedRows = scanned.counts().get(Counter.PLAYS);
    files.table(
        LakeTable.SONGPLAYS,
        cutFiles.stage(
            staging,
            "songplays",
            new BuildSongplays().apply(new MatchCatalog(catalog.index()).apply(plays)),
            guessedRows,
            BuildSongplays.START_TIME,
            BuildSongplays.SONGPLAY_ID),
        index -> LakeTable.SONGPLAYS.file(month, index));
    files.table(
        LakeTable.TIME,
        cutFiles.stage(
            staging, "time", new BuildTime().apply(plays), guessedRows, BuildSongplays.START_TIME),
        index -> LakeTable.TIME.file(month, index));
    Dataset<Row> users =
        new LatestUsers().apply(plays).repartition(1).sortWithinPartitions(Plays.USER_ID);
    files.own(staging.parquet("users", users).get(0), LakePaths.usersOf(month));
  }

  private RowCounts counts(ScannedMonth scanned, List<SourceFile> held, Dataset<Row> plays)
      throws IOException {
    long straysIn = 0;
    for (SourceFile file : held) {
      straysIn += lake.rows(LakePaths.OWN + "/" + file.path());
    }
    long across = held.isEmpty() ? 0 : copiesBeyondTheFirst(plays);
    return scanned
        .counts()
        .with(Counter.STRAYS_IN, straysIn)
        .with(Counter.DUPLICATES_ACROSS, across)
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
