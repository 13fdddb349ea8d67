package io.sparkify.lake.service.partition;

import io.sparkify.lake.job.contract.Fingerprint;
import io.sparkify.lake.job.contract.RunId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What of a partition is live in the tables.
 *
 * @param fingerprint of the files it was made of
 * @param catalogFingerprint of the catalog its plays were matched against; null if there was none
 */
public record Loaded(
    RunId runId, Instant at, Fingerprint fingerprint, @Nullable Fingerprint catalogFingerprint) {}
