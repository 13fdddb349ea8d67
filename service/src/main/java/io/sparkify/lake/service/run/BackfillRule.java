package io.sparkify.lake.service.run;

import io.sparkify.lake.job.contract.RunId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What its backfill says of a queued run.
 *
 * @param held whether the backfill is paused or cancelled, so that its runs stay where they are
 * @param maxActive how many of its runs one application takes; null for as many as fit
 */
record BackfillRule(RunId runId, UUID backfillId, boolean held, @Nullable Integer maxActive) {}
