package io.sparkify.lake.service.table;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import io.sparkify.lake.job.contract.PartitionKey;
import io.sparkify.lake.job.contract.RunId;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Reads what is live of each table, and what was. */
public final class TableStore {
  private static final Instant END = Instant.parse("9999-12-31T00:00:00Z");
  private static final RunId LAST = RunId.parse("ffffffff-ffff-ffff-ffff-ffffffffffff");
  private static final int MOST = 10_000;

  private final Jdbi jdbi;

  public TableStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** What is in the table now: of each partition what was last published. */
  List<Publication> live(LakeTable table) {
    List<Publication> all =
        jdbi.withHandle(handle -> handle.attach(TableDao.class).live(table.tableName()));
    return switch (table) {
      case SONGS, ARTISTS, TIME, SONGPLAYS -> all;
      // Every month publishes the whole table
      case USERS ->
          all.stream().max(Comparator.comparing(Publication::publishedAt)).stream().toList();
    };
  }

  /** How much is live of each of the five tables. */
  public List<TableTotal> totals() {
    Map<String, TableTotal> found =
        jdbi.inTransaction(
                handle -> {
                  TableDao tables = handle.attach(TableDao.class);
                  return Stream.concat(tables.totals().stream(), tables.usersTotal().stream());
                })
            .collect(toMap(TableTotal::table, Function.identity()));
    return Stream.of(LakeTable.values())
        .map(LakeTable::tableName)
        .map(name -> found.getOrDefault(name, new TableTotal(name, 0, 0, 0)))
        .toList();
  }

  /**
   * The largest of the table's files; empty if nothing is published.
   *
   * @param month whose files; null for the newest month, and where the table is not cut by months
   */
  public Optional<LiveFile> largest(LakeTable table, @Nullable PartitionKey month) {
    String name = table.tableName();
    return jdbi.inTransaction(
        handle -> {
          TableDao tables = handle.attach(TableDao.class);
          Optional<PartitionKey> partition =
              switch (table) {
                case SONGS, ARTISTS -> Optional.of(PartitionKey.SONGS);
                case USERS -> tables.newest(name, "l.loaded_at desc, ");
                case TIME, SONGPLAYS ->
                    Optional.ofNullable(month).or(() -> tables.newest(name, ""));
              };
          return partition.flatMap(key -> tables.largest(name, key));
        });
  }

  /** The folders of the table that are live, the newest month first. */
  List<Folder> folders(LakeTable table) {
    List<LiveFile> files =
        jdbi.withHandle(handle -> handle.attach(TableDao.class).files(table.tableName()));
    Set<RunId> live = live(table).stream().map(Publication::runId).collect(toSet());
    return files.stream()
        .filter(file -> live.contains(file.runId()))
        .collect(groupingBy(file -> Folder.of(file.path()), LinkedHashMap::new, toList()))
        .entrySet()
        .stream()
        .map(folder -> Folder.of(folder.getKey(), folder.getValue()))
        .toList();
  }

  /**
   * So many publications, the newest first.
   *
   * @param after the run of the last one of the page before; null for the first page
   */
  List<Publication> history(LakeTable table, @Nullable RunId after, int limit) {
    return jdbi.inTransaction(
        handle -> {
          TableDao tables = handle.attach(TableDao.class);
          Instant before = after == null ? END : tables.createdAt(after).orElse(END);
          return tables.history(
              table.tableName(),
              before,
              after == null ? LAST : after,
              limit,
              table.ofRuns(),
              table.keyOfRuns());
        });
  }

  /** How many there are; 10,000 also if there are more. */
  long publications(LakeTable table) {
    return jdbi.withHandle(handle -> handle.attach(TableDao.class).count(MOST, table.ofRuns()));
  }
}
