package io.sparkify.lake.service.partition;

import io.sparkify.lake.job.contract.Fingerprint;
import java.time.Instant;

/**
 * What was last seen of a partition's input.
 *
 * @param present false once it vanished; the rest then says what was there
 */
public record Content(
    boolean present, Fingerprint fingerprint, int files, long bytes, Instant newestAt) {}
