package io.sparkify.lake.service.backfill;

import io.sparkify.lake.service.partition.Page;
import io.sparkify.lake.service.partition.PageLimit;
import io.sparkify.lake.service.partition.Parameter;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Turns the list of backfills into pages, by keyset. */
final class BackfillPages {
  private static final UUID LAST = new UUID(-1, -1);

  private final BackfillStore store;

  BackfillPages(BackfillStore store) {
    this.store = store;
  }

  /** The page after the cursor, which names the last backfill of the page before. */
  Page<BackfillView> page(@Nullable String limit, @Nullable String cursor) {
    int size = PageLimit.parse(limit);
    UUID after = Parameter.optional("cursor", cursor, BackfillResource::uuid).orElse(null);
    List<Backfill> found =
        after == null
            ? store.page(Instant.parse("9999-12-31T00:00:00Z"), LAST, size + 1)
            : store.page(store.get(after).createdAt(), after, size + 1);
    List<Backfill> items = found.stream().limit(size).toList();
    return new Page<>(
        BackfillResource.views(items, store.runs(items.stream().map(Backfill::id).toList())),
        found.size() > size ? items.get(size - 1).id().toString() : null,
        store.count());
  }
}
