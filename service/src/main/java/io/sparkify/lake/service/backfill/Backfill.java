package io.sparkify.lake.service.backfill;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A backfill as the database holds it. */
public record Backfill(
    UUID id,
    String fromMonth,
    String toMonth,
    Which selection,
    @Nullable Integer maxActive,
    String reason,
    String requestedBy,
    BackfillState state,
    Instant createdAt) {}
