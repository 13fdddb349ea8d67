package io.sparkify.lake.job.load;

import io.sparkify.lake.job.contract.LakePaths;
import io.sparkify.lake.job.contract.PublishedFile;
import io.sparkify.lake.job.lake.LakeFiles;
import io.sparkify.lake.job.lake.Publication.Move;
import io.sparkify.lake.job.table.LakeTable;
import io.sparkify.lake.job.table.MonthUsers;
import io.sparkify.lake.job.table.Plays;
import io.sparkify.lake.job.transform.BuildUsers;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Makes {@code users} from the users of every month: those that are published, and those about to
 * be.
 */
final class UsersTable {
  private final SparkSession spark;
  private final LakeFiles lake;

  UsersTable(SparkSession spark, LakeFiles lake) {
    this.spark = spark;
    this.lake = lake;
  }

  /**
   * The table's file, staged.
   *
   * @param move to its place
   * @param file as it will be
   */
  record StagedUsers(Move move, PublishedFile file) {}

  StagedUsers stage(Staging staging, Collection<StagedLoad> months) throws IOException {
    Dataset<Row> users =
        new BuildUsers()
            .apply(spark.read().schema(MonthUsers.SCHEMA).parquet(files(months)))
            .repartition(1)
            .sortWithinPartitions(Plays.USER_ID);
    StagedFiles files = new StagedFiles(lake);
    files.table(LakeTable.USERS, staging.parquet("users", users), LakeTable.USERS::file);
    return new StagedUsers(files.moves().get(0), files.published().get(0));
  }

  /** Where the users of each month lie now: staged ones stand for what they will replace. */
  private String[] files(Collection<StagedLoad> months) throws IOException {
    Map<String, String> files = new TreeMap<>();
    for (String name : lake.names(LakePaths.USERS_BY_MONTH)) {
      String place = LakePaths.USERS_BY_MONTH + "/" + name;
      files.put(place, place);
    }
    for (StagedLoad month : months) {
      files.putAll(stagedUsers(month.moves()));
    }
    return files.values().stream().map(lake::uri).toArray(String[]::new);
  }

  private static Map<String, String> stagedUsers(List<Move> moves) {
    return moves.stream()
        .filter(move -> move.target().startsWith(LakePaths.USERS_BY_MONTH + "/"))
        .collect(Collectors.toMap(Move::target, Move::staged));
  }
}
