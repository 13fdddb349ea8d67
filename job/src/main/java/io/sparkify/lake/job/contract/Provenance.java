package io.sparkify.lake.job.contract;

/**
 * What made a run's data, beside its input.
 *
 * @param jobVersion the version of the job
 * @param jobChecksum SHA-256 of its jar; {@code unpackaged} if it did not run from one
 * @param configurationHash of the {@link LakeSettings}
 */
public record Provenance(String jobVersion, String jobChecksum, String configurationHash) {}
