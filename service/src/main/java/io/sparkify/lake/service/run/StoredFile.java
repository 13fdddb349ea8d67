package io.sparkify.lake.service.run;

import io.sparkify.lake.job.contract.ContentDigest;
import org.jspecify.annotations.Nullable;

/**
 * A published file as the database remembers it.
 *
 * @param path relative to the lake
 * @param checksum SHA-256 of its bytes; null if it was published before that was kept
 * @param digest of its rows; null as the checksum
 */
public record StoredFile(
    String table,
    String path,
    long rows,
    long bytes,
    @Nullable String checksum,
    @Nullable ContentDigest digest) {}
