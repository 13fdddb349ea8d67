package io.sparkify.lake.job.quality;

import io.sparkify.lake.job.contract.Counter;
import io.sparkify.lake.job.contract.PartitionKey;
import io.sparkify.lake.job.contract.RowCounts;
import io.sparkify.lake.job.insight.CatalogNames;
import io.sparkify.lake.job.lake.LakeFiles;
import io.sparkify.lake.job.load.TestSpark;
import io.sparkify.lake.job.table.LakeTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Tiny tables written as parquet, from SQL. */
final class StagedTables {
  private final LakeFiles lake;
  private final Map<LakeTable, List<String>> files = new EnumMap<>(LakeTable.class);

  StagedTables(Path folder) throws IOException {
    this.lake =
        LakeFiles.open("file://" + folder, TestSpark.session().sessionState().newHadoopConf());
  }

  LakeFiles lake() {
    return lake;
  }

  /** A table with one file for each query. */
  StagedTables with(LakeTable table, String... queries) throws IOException {
    List<String> paths = new ArrayList<>();
    for (String query : queries) {
      String folder = table + "-" + files.size() + "-" + paths.size();
      TestSpark.session().sql(query).coalesce(1).write().parquet(lake.uri(folder));
      String file =
          lake.names(folder).stream()
              .filter(name -> name.endsWith(".parquet"))
              .findFirst()
              .orElseThrow();
      paths.add(folder + "/" + file);
    }
    files.put(table, paths);
    return this;
  }

  /** As the month would have them: users and songs are what songplays refer to. */
  StagedData month(long songplays) throws IOException {
    return new StagedData(
        PartitionKey.parse("2018-11"),
        RowCounts.NONE
            .with(Counter.LINES, songplays)
            .with(Counter.PLAYS, songplays)
            .with(Counter.SONGPLAYS, songplays),
        Map.of(
            LakeTable.SONGPLAYS, paths(LakeTable.SONGPLAYS), LakeTable.TIME, paths(LakeTable.TIME)),
        paths(LakeTable.USERS),
        songs());
  }

  StagedData catalog() throws IOException {
    return new StagedData(
        PartitionKey.SONGS,
        RowCounts.NONE,
        Map.of(
            LakeTable.SONGS, paths(LakeTable.SONGS), LakeTable.ARTISTS, paths(LakeTable.ARTISTS)),
        List.of(),
        songs());
  }

  private SongIds songs() throws IOException {
    CatalogNames names = CatalogNames.read(lake, paths(LakeTable.SONGS), paths(LakeTable.ARTISTS));
    return new SongIds(names::has, names.faults());
  }

  private List<String> paths(LakeTable table) {
    return files.getOrDefault(table, List.of());
  }
}
