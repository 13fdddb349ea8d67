package io.sparkify.lake.job.contract;

/** The attempt whose staged data was held back by its checks. */
public record HeldLoad(RunId runId, int attempt) {}
