package io.sparkify.lake.job.load;

import io.sparkify.lake.job.contract.ApplicationTag;
import io.sparkify.lake.job.contract.Counter;
import io.sparkify.lake.job.contract.LakePaths;
import io.sparkify.lake.job.contract.LoadReport;
import io.sparkify.lake.job.contract.PublishedFile;
import io.sparkify.lake.job.lake.LakeFiles;
import io.sparkify.lake.job.lake.ParquetFooters;
import io.sparkify.lake.job.table.LakeTable;
import io.sparkify.lake.job.table.MonthUsers;
import io.sparkify.lake.job.table.Plays;
import io.sparkify.lake.job.transform.BuildUsers;
import java.io.IOException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

/** Makes {@code users} from the users of every published month, once a batch. */
final class UsersTable {
  private final SparkSession spark;
  private final LakeFiles lake;
  private final ApplicationTag tag;
  private @Nullable PublishedFile published;

  UsersTable(SparkSession spark, LakeFiles lake, ApplicationTag tag) {
    this.spark = spark;
    this.lake = lake;
    this.tag = tag;
  }

  /**
   * The report of a published run with what it left in {@code users}; the first month publishes the
   * table for all.
   */
  LoadReport complete(LoadReport report) throws IOException {
    if (report.partition().isCatalog()) {
      return report;
    }
    if (published == null) {
      published = publish();
    }
    return report.with(Counter.USERS, published.rows()).with(published);
  }

  /** Replaces the table's one file by what the published months say now. */
  private PublishedFile publish() throws IOException {
    String[] months =
        lake.files(LakePaths.USERS_BY_MONTH).stream()
            .map(status -> status.getPath().toString())
            .toArray(String[]::new);
    Dataset<Row> users =
        new BuildUsers()
            .apply(spark.read().schema(MonthUsers.SCHEMA).parquet(months))
            .repartition(1)
            .sortWithinPartitions(Plays.USER_ID);
    Staging staging = new Staging(lake, LakePaths.STAGING + "/users-" + tag);
    String staged = staging.parquet("users", users).get(0);
    String place = LakeTable.USERS.file(0);
    PublishedFile file =
        new PublishedFile(
            LakeTable.USERS.toString(),
            place,
            ParquetFooters.rows(lake, staged),
            lake.bytes(staged));
    lake.replace(staged, place);
    staging.delete();
    return file;
  }
}
