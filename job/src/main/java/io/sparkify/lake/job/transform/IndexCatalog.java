package io.sparkify.lake.job.transform;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.struct;

import io.sparkify.lake.job.table.CatalogIndex;
import io.sparkify.lake.job.table.SongRecords;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What plays are matched against: every title, artist name and duration that any record of the
 * catalog has. Where several songs have the same three, the smallest (song id, artist id) stands
 * for them, so that a play never becomes two.
 */
public final class IndexCatalog implements Transform {
  private static final String FIRST = "_first";

  @Override
  public Dataset<Row> apply(Dataset<Row> records) {
    Column title = col(SongRecords.TITLE).as(CatalogIndex.TITLE);
    Column artist = col(SongRecords.NAME).as(CatalogIndex.ARTIST_NAME);
    Column duration = col(SongRecords.DURATION).as(CatalogIndex.DURATION);
    return records
        .where(col(SongRecords.NAME).isNotNull().and(col(SongRecords.DURATION).isNotNull()))
        .groupBy(title, artist, duration)
        .agg(min(struct(SongRecords.SONG_ID, SongRecords.ARTIST_ID)).as(FIRST))
        .select(
            col(CatalogIndex.TITLE),
            col(CatalogIndex.ARTIST_NAME),
            col(CatalogIndex.DURATION),
            col(FIRST + "." + SongRecords.SONG_ID).as(CatalogIndex.SONG_ID),
            col(FIRST + "." + SongRecords.ARTIST_ID).as(CatalogIndex.ARTIST_ID));
  }
}
