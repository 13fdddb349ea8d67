package io.sparkify.lake.service.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * (b): the same five tables by DuckDB in this process, as the limit of one machine. It takes input
 * without a fault: nothing is checked, kept aside or published, and a crash leaves a part.
 */
record DuckDbLoad(Input input) implements Contestant {
  static final String NAME = "(b) DuckDB";
  private static final double NANOS = 1e9;

  private static final String SONGS =
      """
      create temp table records as select * from read_json('%s', format = 'newline_delimited',
        columns = {song_id: 'varchar', title: 'varchar', artist_id: 'varchar', year: 'int',
          duration: 'double', artist_name: 'varchar', artist_location: 'varchar',
          artist_latitude: 'double', artist_longitude: 'double'})\
      """;

  private static final String PLAYS =
      """
      create temp table plays as select distinct on (ts, userId, sessionId, itemInSession)
        *, make_timestamp_ms(ts) as start_time
        from read_json('%s', format = 'newline_delimited',
        columns = {ts: 'bigint', userId: 'varchar', sessionId: 'bigint', itemInSession: 'bigint',
          page: 'varchar', level: 'varchar', song: 'varchar', artist: 'varchar', length: 'double',
          firstName: 'varchar', lastName: 'varchar', gender: 'varchar', location: 'varchar',
          userAgent: 'varchar'})
        where page = 'NextSong'\
      """;

  private static final List<String> TABLES =
      List.of(
          """
          copy (select distinct on (song_id) song_id, title, artist_id, year, duration from records
            order by song_id, title, artist_id, year, duration)
            to '%s/songs' (format parquet, compression zstd, partition_by (year))\
          """,
          """
          copy (select distinct on (artist_id) artist_id, artist_name as name,
              artist_location as location, artist_latitude as latitude,
              artist_longitude as longitude
            from records order by artist_id,
              (coalesce(artist_location, '') <> '')::int
                + (artist_latitude is not null and artist_longitude is not null)::int desc,
              length(artist_name), artist_name, artist_location nulls first,
              artist_latitude nulls first, artist_longitude nulls first)
            to '%s/artists/artists.parquet' (format parquet, compression zstd)\
          """,
          """
          copy (select distinct on (userId) userId as user_id, firstName as first_name,
              lastName as last_name, gender, level
            from plays order by userId, ts desc, sessionId desc, itemInSession desc)
            to '%s/users/users.parquet' (format parquet, compression zstd)\
          """,
          """
          copy (select distinct start_time, hour(start_time) as hour, day(start_time) as day,
              week(start_time) as week, isodow(start_time) as weekday, year(start_time) as year,
              month(start_time) as month
            from plays order by start_time)
            to '%s/time' (format parquet, compression zstd, partition_by (year, month))\
          """,
          """
          copy (with found as (select distinct on (title, artist_name, duration)
                title, artist_name, duration, song_id, artist_id
              from records order by title, artist_name, duration, song_id, artist_id)
            select concat_ws('-', ts, sessionId, itemInSession, userId) as songplay_id, start_time,
              userId as user_id, level, song_id, artist_id, sessionId as session_id, location,
              userAgent as user_agent, year(start_time) as year, month(start_time) as month
            from plays left join found
              on song = title and artist = artist_name and length = duration
            order by start_time)
            to '%s/songplays' (format parquet, compression zstd, partition_by (year, month))\
          """);

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public double run(Path folder) throws IOException, SQLException {
    Path lake = folder.resolve("lake");
    for (String table : List.of("artists", "users")) {
      Files.createDirectories(lake.resolve(table));
    }
    long begin = System.nanoTime();
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute(SONGS.formatted(input.songs() + "/**/*.json"));
      statement.execute(PLAYS.formatted(input.logs() + "/**/*.json"));
      for (String table : TABLES) {
        statement.execute(table.formatted(lake));
      }
    }
    return (System.nanoTime() - begin) / NANOS;
  }

  @Override
  public List<String> differences(Path folder) throws SQLException {
    return input.expected().differences(folder.resolve("lake"));
  }
}
