package io.sparkify.lake.service.overview;

import java.time.Instant;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jspecify.annotations.Nullable;

/** The statement that tells whether anything moved, by two steps into indexes. */
interface OverviewDao {
  @SqlQuery(
      """
      select (select max(id) from state_change) as move,
        (select max(changed_at) from partition_ledger) as changed_at
      """)
  Version version();

  /** Another one means that runs or the ledger are not what they were; null while there is none. */
  record Version(@Nullable Long move, @Nullable Instant changedAt) {}
}
