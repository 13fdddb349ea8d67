package io.sparkify.lake.service.insight;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.sparkify.lake.job.contract.Ranked;
import org.jspecify.annotations.Nullable;

/**
 * One place of a top list.
 *
 * @param id of a song or an artist, or the location itself
 * @param name a song's title, an artist's name, or the location
 * @param artist the name of a song's artist; null of all else
 * @param plays at least, and exactly where no more are possible
 * @param atMost as many plays it can have: where a month's list does not name it, as many as its
 *     last place
 */
@JsonNaming(SnakeCaseStrategy.class)
record TopPlace(
    String id, @Nullable String name, @Nullable String artist, long plays, long atMost) {
  static TopPlace of(Ranked place, long atMost) {
    return new TopPlace(place.id(), place.name(), place.artist(), place.plays(), atMost);
  }
}
