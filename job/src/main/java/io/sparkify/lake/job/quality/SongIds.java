package io.sparkify.lake.job.quality;

import java.util.function.Predicate;
import org.apache.parquet.io.api.Binary;
import org.jspecify.annotations.Nullable;

/**
 * The ids of the songs that plays may refer to; who made them known read them anyway.
 *
 * @param all whether there is a song with this id
 * @param faults rows that repeat an id, or have none
 */
public record SongIds(Predicate<Binary> all, long faults) {
  /** How many rows refer to a song that is not there: 1 or 0; one without an id refers to none. */
  long missing(@Nullable Binary id) {
    return id == null || all.test(id) ? 0 : 1;
  }
}
