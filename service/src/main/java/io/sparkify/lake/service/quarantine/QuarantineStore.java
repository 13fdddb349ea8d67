package io.sparkify.lake.service.quarantine;

import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** Reads which partitions have malformed lines. */
public final class QuarantineStore {
  private final Jdbi jdbi;

  public QuarantineStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** All of them, the worst first. */
  List<QuarantinedPartition> partitions() {
    return jdbi.withHandle(handle -> handle.attach(QuarantineDao.class).months()).stream()
        .map(QuarantinedPartition::of)
        .sorted(QuarantinedPartition.WORST_FIRST)
        .toList();
  }
}
