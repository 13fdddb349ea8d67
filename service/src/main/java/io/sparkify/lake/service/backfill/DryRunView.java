package io.sparkify.lake.service.backfill;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.sparkify.lake.job.contract.PartitionKey;
import io.sparkify.lake.service.run.PlanView;
import java.util.List;

/**
 * What a backfill would do, as REST shows it.
 *
 * @param partitions what it would load, in the order in which it would be queued
 * @param plan of everything, as it would be with it
 */
@JsonNaming(SnakeCaseStrategy.class)
record DryRunView(
    boolean dryRun, List<PartitionKey> partitions, List<Selection.Skip> skipped, PlanView plan) {}
