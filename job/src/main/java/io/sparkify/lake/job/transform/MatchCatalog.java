package io.sparkify.lake.job.transform;

import io.sparkify.lake.job.table.CatalogIndex;
import io.sparkify.lake.job.table.Plays;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Adds the song and the artist of each play by exact title, artist name and duration; nulls where
 * nothing matches.
 */
public final class MatchCatalog implements Transform {
  private final Dataset<Row> index;

  public MatchCatalog(Dataset<Row> index) {
    this.index = index;
  }

  @Override
  public Dataset<Row> apply(Dataset<Row> plays) {
    return plays
        .join(
            index,
            plays
                .col(Plays.SONG)
                .equalTo(index.col(CatalogIndex.TITLE))
                .and(plays.col(Plays.ARTIST).equalTo(index.col(CatalogIndex.ARTIST_NAME)))
                .and(plays.col(Plays.LENGTH).equalTo(index.col(CatalogIndex.DURATION))),
            "left")
        .drop(CatalogIndex.TITLE, CatalogIndex.ARTIST_NAME, CatalogIndex.DURATION);
  }
}
