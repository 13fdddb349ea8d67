package io.sparkify.lake.service.table;

import java.util.Comparator;
import java.util.List;
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

  /** The newest publications first, at most 200. */
  List<Publication> history(LakeTable table) {
    return jdbi.withHandle(handle -> handle.attach(TableDao.class).history(table.tableName()));
  }
}
