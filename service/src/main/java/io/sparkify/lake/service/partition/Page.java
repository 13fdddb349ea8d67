package io.sparkify.lake.service.partition;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list, as REST shows it.
 *
 * @param nextCursor null on the last page
 * @param totalEntries of all pages
 */
public record Page<T>(
    @JsonProperty("items") List<T> items,
    @JsonProperty("next_cursor") @Nullable String nextCursor,
    @JsonProperty("total_entries") long totalEntries) {
  public Page {
    items = List.copyOf(items);
  }

  /** A list that is shown whole. */
  public static <T> Page<T> whole(List<T> items) {
    return new Page<>(items, null, items.size());
  }
}
