package io.sparkify.lake.service.proof;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.sparkify.lake.job.contract.PartitionKey;
import io.sparkify.lake.job.contract.RunId;
import java.time.Instant;
import java.util.List;

/** What came of recomputing a published partition; it is verified if there is no problem. */
@JsonNaming(SnakeCaseStrategy.class)
record Verification(
    RunId runId,
    PartitionKey partition,
    boolean verified,
    Instant checkedAt,
    List<TableVerdict> tables,
    List<Problem> problems) {
  Verification {
    tables = List.copyOf(tables);
    problems = List.copyOf(problems);
  }
}
