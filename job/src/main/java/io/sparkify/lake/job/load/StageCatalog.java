package io.sparkify.lake.job.load;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.countDistinct;
import static org.apache.spark.sql.functions.when;

import io.sparkify.lake.job.contract.Counter;
import io.sparkify.lake.job.contract.Fingerprint;
import io.sparkify.lake.job.contract.LakePaths;
import io.sparkify.lake.job.contract.LoadTask;
import io.sparkify.lake.job.contract.RowCounts;
import io.sparkify.lake.job.contract.SongsLayout;
import io.sparkify.lake.job.contract.SourceFile;
import io.sparkify.lake.job.lake.AtOnce;
import io.sparkify.lake.job.lake.LakeFiles;
import io.sparkify.lake.job.lake.Publication.Move;
import io.sparkify.lake.job.rule.ParseSong;
import io.sparkify.lake.job.source.ReadLines;
import io.sparkify.lake.job.table.CatalogIndex;
import io.sparkify.lake.job.table.LakeTable;
import io.sparkify.lake.job.table.SongRecords;
import io.sparkify.lake.job.transform.IndexCatalog;
import io.sparkify.lake.job.transform.PickArtists;
import io.sparkify.lake.job.transform.PickSongs;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Reads the song catalog and stages {@code songs}, {@code artists} and what plays are matched
 * against.
 */
final class StageCatalog {
  private final SparkSession spark;
  private final LakeFiles lake;
  private final String songData;
  private final SongsLayout layout;

  StageCatalog(SparkSession spark, LakeFiles lake, String songData, SongsLayout layout) {
    this.spark = spark;
    this.lake = lake;
    this.songData = songData;
    this.layout = layout;
  }

  StagedLoad stage(LoadTask task) throws IOException {
    Staging staging = new Staging(lake, task);
    KnownLines known = new KnownLines(spark, lake);
    try (ReadSource source =
        ReadSource.read(
            known.lines(task.files(), files -> read(files)),
            count(when(ReadSource.IS_RECORD, 1)),
            countDistinct(col(SongRecords.SONG_ID)))) {
      StagedFiles files = new StagedFiles(lake);
      Dataset<Row> records = source.records();
      AtOnce.all(
              () -> songs(records, staging),
              () -> artists(records, staging),
              () -> index(records, task, staging),
              () -> known.stage(task.files(), source.lines(), staging))
          .forEach(files::add);
      source.stageQuarantine(task.partition(), staging, files);
      return new StagedLoad(
          task,
          task.files(),
          null,
          counts(source, files),
          files.moves(),
          List.of(LakeTable.SONGS.toString(), LakeTable.ARTISTS.toString()),
          files.published(),
          List.of(),
          null);
    }
  }

  private Dataset<Row> read(List<SourceFile> files) {
    return new ReadLines(spark)
        .read(
            songData,
            files,
            line -> Optional.of(SongRecords.values(ParseSong.parse(line))),
            SongRecords.SCHEMA);
  }

  private static RowCounts counts(ReadSource source, StagedFiles files) {
    return source
        .counts()
        .with(Counter.DUPLICATES, source.total(0) - source.total(1))
        .with(Counter.SONGS, files.rows(LakeTable.SONGS))
        .with(Counter.ARTISTS, files.rows(LakeTable.ARTISTS));
  }

  private StagedFiles songs(Dataset<Row> records, Staging staging) throws IOException {
    Dataset<Row> songs =
        new PickSongs()
            .apply(records)
            .repartition(writers(), col(SongRecords.YEAR))
            .sortWithinPartitions(SongRecords.YEAR, SongRecords.ARTIST_ID, SongRecords.SONG_ID);
    List<Move> staged = new ArrayList<>();
    staging
        .parquetBy(folders(), "songs", songs)
        .forEach(
            (folder, files) ->
                staged.addAll(
                    StagedFiles.moves(files, index -> LakeTable.SONGS.fileIn(folder, index))));
    StagedFiles files = new StagedFiles(lake);
    files.table(LakeTable.SONGS, staged);
    return files;
  }

  private StagedFiles artists(Dataset<Row> records, Staging staging) throws IOException {
    Dataset<Row> artists =
        new PickArtists().apply(records).repartition(1).sortWithinPartitions(SongRecords.ARTIST_ID);
    StagedFiles files = new StagedFiles(lake);
    files.table(LakeTable.ARTISTS, staging.parquet("artists", artists), LakeTable.ARTISTS::file);
    return files;
  }

  /**
   * Into how many tasks the years are divided: as a shuffle is, but no fewer than run at once. One
   * would do for the rows of a small catalog, but writes file after file, and a store takes longer
   * to answer for one than its rows to be written.
   */
  private int writers() {
    return Math.max(
        spark.sparkContext().defaultParallelism(),
        Integer.parseInt(spark.conf().get(LakeSession.SHUFFLE_PARTITIONS)));
  }

  private List<String> folders() {
    return switch (layout) {
      case YEAR -> List.of(SongRecords.YEAR);
      case YEAR_AND_ARTIST -> List.of(SongRecords.YEAR, SongRecords.ARTIST_ID);
    };
  }

  private StagedFiles index(Dataset<Row> records, LoadTask task, Staging staging)
      throws IOException {
    Dataset<Row> index =
        new IndexCatalog()
            .apply(records)
            .repartition(1)
            .sortWithinPartitions(
                CatalogIndex.TITLE, CatalogIndex.ARTIST_NAME, CatalogIndex.DURATION);
    StagedFiles files = new StagedFiles(lake);
    files.own(staging.parquet("index", index).get(0), LakePaths.CATALOG_INDEX);
    String fingerprint = Fingerprint.of(task.files()).value();
    files.own(staging.text("fingerprint.txt", fingerprint), LakePaths.CATALOG_FINGERPRINT);
    return files;
  }
}
