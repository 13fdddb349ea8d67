package io.sparkify.lake.service.table;

import io.sparkify.lake.service.error.ServiceException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The five tables with their columns. */
@SuppressWarnings("ImmutableEnumChecker") // the lists are those of List.of and Stream.toList
public enum LakeTable {
  SONGS(
      List.of("year"),
      "song_id string",
      "title string",
      "artist_id string",
      "year int",
      "duration double"),
  ARTISTS(
      List.of(),
      "artist_id string",
      "name string",
      "location string",
      "latitude double",
      "longitude double"),
  USERS(
      List.of(),
      "user_id string",
      "first_name string",
      "last_name string",
      "gender string",
      "level string"),
  TIME(
      List.of("year", "month"),
      "start_time timestamp",
      "hour int",
      "day int",
      "week int",
      "weekday int",
      "year int",
      "month int"),
  SONGPLAYS(
      List.of("year", "month"),
      "songplay_id string",
      "start_time timestamp",
      "user_id string",
      "level string",
      "song_id string",
      "artist_id string",
      "session_id bigint",
      "location string",
      "user_agent string",
      "year int",
      "month int");

  private final List<String> partitionColumns;
  private final List<Column> columns;

  LakeTable(List<String> partitionColumns, String... columns) {
    this.partitionColumns = partitionColumns;
    this.columns = Stream.of(columns).map(Column::parse).toList();
  }

  /** A column with its type in Spark's words. */
  public record Column(String name, String type) {
    static Column parse(String text) {
      int space = text.indexOf(' ');
      return new Column(text.substring(0, space), text.substring(space + 1));
    }
  }

  public static LakeTable named(String name) {
    return Stream.of(values())
        .filter(table -> table.tableName().equals(name))
        .findAny()
        .orElseThrow(
            () ->
                ServiceException.notFound(
                    "unknown_table", "There is no table '%s'.".formatted(name)));
  }

  /** The runs that publish it, as a condition of SQL. */
  String ofRuns() {
    return switch (this) {
      case SONGS, ARTISTS -> " and partition_key = 'songs'";
      case USERS, TIME, SONGPLAYS -> " and partition_key <> 'songs'";
    };
  }

  /** What H2 must order them by first to see that an index has this order. */
  String keyOfRuns() {
    return switch (this) {
      case SONGS, ARTISTS -> "partition_key, ";
      case USERS, TIME, SONGPLAYS -> "state, ";
    };
  }

  /** As they are written in paths and folders. */
  public static List<String> names() {
    return Stream.of(values()).map(LakeTable::tableName).toList();
  }

  public String tableName() {
    return name().toLowerCase(Locale.ROOT);
  }

  public List<Column> columns() {
    return columns;
  }

  /** Whether each month has files of its own. */
  public boolean isCutByMonths() {
    return partitionColumns.contains("month");
  }

  List<String> partitionColumns() {
    return partitionColumns;
  }
}
