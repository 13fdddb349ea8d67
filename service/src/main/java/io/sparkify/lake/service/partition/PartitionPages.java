package io.sparkify.lake.service.partition;

import io.sparkify.lake.job.contract.PartitionKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns the ledger into pages, by keyset: a month that appears meanwhile shifts none. */
final class PartitionPages {
  private PartitionPages() {}

  /**
   * The page after the cursor, which is the last partition of the page before.
   *
   * @param views in the order in which they are shown
   */
  static Page<PartitionView> page(
      List<PartitionView> views, @Nullable String limit, @Nullable String cursor) {
    int size = PageLimit.parse(limit);
    PartitionKey after = Parameter.optional("cursor", cursor, PartitionKey::parse).orElse(null);
    List<PartitionView> rest =
        views.stream().filter(view -> after == null || isAfter(view.partition(), after)).toList();
    List<PartitionView> items = rest.stream().limit(size).toList();
    String next = rest.size() > size ? items.get(size - 1).partition().value() : null;
    return new Page<>(items, next, views.size());
  }

  private static boolean isAfter(PartitionKey key, PartitionKey other) {
    return Partition.NEWEST_FIRST.compare(key, other) > 0;
  }
}
