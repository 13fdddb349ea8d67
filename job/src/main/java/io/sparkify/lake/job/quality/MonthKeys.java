package io.sparkify.lake.job.quality;

import io.sparkify.lake.job.contract.ParquetColumns;
import io.sparkify.lake.job.lake.LakeFiles;
import io.sparkify.lake.job.table.LakeTable;
import java.io.IOException;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveComparator;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Types;
import org.jspecify.annotations.Nullable;

/**
 * The keys of one month, read once in the order that the files promise: {@code songplays} by (start
 * time, id), {@code time} by start time. What is in a strict order has no key twice, so that memory
 * grows with users and songs only.
 */
final class MonthKeys {
  private static final PrimitiveComparator<Binary> TEXT_ORDER =
      Types.required(PrimitiveTypeName.BINARY)
          .as(LogicalTypeAnnotation.stringType())
          .named("text")
          .comparator();

  private final LakeFiles lake;
  private final SongIds songs;
  private final Ids users;
  private @Nullable Long lastTime;
  private @Nullable Binary lastId;
  private long repeated;
  private long songsMissing;
  private long usersMissing;
  private long timesMissing;

  private MonthKeys(LakeFiles lake, SongIds songs, Ids users) {
    this.lake = lake;
    this.songs = songs;
    this.users = users;
  }

  static KeyFaults read(LakeFiles lake, StagedData month) throws IOException {
    return new MonthKeys(lake, month.songs(), Ids.read(lake, month.users(), "user_id")).read(month);
  }

  private KeyFaults read(StagedData month) throws IOException {
    try (Times times = new Times(lake, month.filesOf(LakeTable.TIME))) {
      for (String file : month.filesOf(LakeTable.SONGPLAYS)) {
        try (ParquetColumns plays =
            lake.columns(file, "songplay_id", "start_time", "user_id", "song_id")) {
          while (plays.next()) {
            follow(plays.text(0), plays.number(1));
            timesMissing += times.missing(plays.number(1));
            usersMissing += users.missing(plays.text(2));
            songsMissing += songs.missing(plays.text(3));
          }
        }
      }
      return KeyFaults.NONE
          .repeated("songplays.songplay_id", repeated)
          .repeated("time.start_time", times.faults())
          .repeated("users.user_id", users.faults())
          .dangling("songplays.song_id", "songs", songsMissing)
          .dangling("songplays.user_id", "users", usersMissing)
          .dangling("songplays.start_time", "time", timesMissing);
    }
  }

  private void follow(@Nullable Binary id, @Nullable Long time) {
    if (id == null || time == null || !isAfterLast(id, time)) {
      repeated++;
    } else {
      lastTime = time;
      lastId = id.copy();
    }
  }

  private boolean isAfterLast(Binary id, long time) {
    if (lastTime == null || lastId == null || time > lastTime) {
      return true;
    }
    return time == lastTime && TEXT_ORDER.compare(id, lastId) > 0;
  }
}
