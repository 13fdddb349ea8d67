package io.sparkify.lake.job.load;

import io.sparkify.lake.job.contract.Fingerprint;
import io.sparkify.lake.job.contract.LakePaths;
import io.sparkify.lake.job.lake.LakeFiles;
import io.sparkify.lake.job.lake.Publication.Move;
import io.sparkify.lake.job.table.CatalogIndex;
import java.io.IOException;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

/**
 * The catalog that plays are matched against.
 *
 * @param fingerprint of the catalog's source; null if none was ever loaded
 * @param index as {@link CatalogIndex}; without rows if none was ever loaded
 */
record Catalog(@Nullable Fingerprint fingerprint, Dataset<Row> index) {

  /** The catalog as it is published now. */
  static Catalog published(SparkSession spark, LakeFiles lake) throws IOException {
    String fingerprint = lake.text(LakePaths.CATALOG_FINGERPRINT).orElse(null);
    if (fingerprint == null) {
      return new Catalog(null, spark.createDataFrame(List.of(), CatalogIndex.SCHEMA));
    }
    return new Catalog(
        Fingerprint.parse(fingerprint.strip()),
        spark.read().schema(CatalogIndex.SCHEMA).parquet(lake.uri(LakePaths.CATALOG_INDEX)));
  }

  /** The catalog as it is about to be published. */
  static Catalog staged(SparkSession spark, LakeFiles lake, StagedLoad load) {
    String index =
        load.moves().stream()
            .filter(move -> move.target().equals(LakePaths.CATALOG_INDEX))
            .map(Move::staged)
            .findFirst()
            .orElseThrow();
    return new Catalog(
        load.fingerprint(), spark.read().schema(CatalogIndex.SCHEMA).parquet(lake.uri(index)));
  }
}
