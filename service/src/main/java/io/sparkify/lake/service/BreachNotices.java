package io.sparkify.lake.service;

import io.sparkify.lake.service.freshness.Breach;
import io.sparkify.lake.service.freshness.BreachListener;
import io.sparkify.lake.service.notify.Notice;
import io.sparkify.lake.service.notify.NoticeKind;
import io.sparkify.lake.service.notify.Notices;
import org.jdbi.v3.core.Handle;

/**
 * Tells whoever wants to know of a month that missed its deadline; that it is loaded tells itself.
 */
record BreachNotices(Notices notices) implements BreachListener {
  @Override
  public void missed(Handle transaction, Breach breach, String why) {
    notices.raise(
        transaction,
        new Notice(
            "late %s %s".formatted(breach.partitionKey(), breach.deadline()),
            NoticeKind.LATE,
            breach.partitionKey(),
            breach.noticedAt(),
            "%s is late".formatted(breach.partitionKey()),
            "It was not published by %s: %s.".formatted(breach.deadline(), why),
            "See ./lake partitions %1$s, mend what it names, and load with ./lake run %1$s; ./lake ignore %1$s if the month needs no tables."
                .formatted(breach.partitionKey())));
  }

  @Override
  public void resolved(Handle transaction, Breach breach, String why) {}
}
