package io.sparkify.lake.service.freshness;

import io.sparkify.lake.job.contract.PartitionKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the database knows of a month that the ledger has.
 *
 * @param changedAt when its input was first seen as it is, or gone
 * @param loadedAt null while nothing of it was loaded
 * @param whole whether nothing that is known of it waits to be loaded
 * @param publication null while it is not published
 */
record MonthFacts(
    PartitionKey key,
    Instant changedAt,
    @Nullable Instant loadedAt,
    boolean whole,
    boolean ignored,
    @Nullable Publication publication) {}
