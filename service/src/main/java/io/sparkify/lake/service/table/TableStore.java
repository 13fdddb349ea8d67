package io.sparkify.lake.service.table;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;

import io.sparkify.lake.job.contract.RunId;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;

/** Reads what is live of each table, and what was. */
public final class TableStore {
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

  /** The folders of the table that are live, the newest month first. */
  List<Folder> folders(LakeTable table) {
    List<TableDao.LiveFile> files =
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

  /** The newest publications first, at most 200. */
  List<Publication> history(LakeTable table) {
    return jdbi.withHandle(handle -> handle.attach(TableDao.class).history(table.tableName()));
  }
}
