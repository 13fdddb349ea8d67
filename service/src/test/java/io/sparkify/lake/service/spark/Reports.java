package io.sparkify.lake.service.spark;

import io.sparkify.lake.job.contract.ApplicationTag;
import io.sparkify.lake.job.contract.ContractJson;
import io.sparkify.lake.job.contract.Fingerprint;
import io.sparkify.lake.job.contract.LoadReport;
import io.sparkify.lake.job.contract.Outcome;
import io.sparkify.lake.job.contract.PartitionKey;
import io.sparkify.lake.job.contract.Provenance;
import io.sparkify.lake.job.contract.RowCounts;
import io.sparkify.lake.job.contract.RunId;
import java.time.Instant;
import java.util.List;

/** Reports as a job would write them. */
final class Reports {
  private Reports() {}

  static LoadReport succeeded(RunId run, ApplicationTag tag) {
    Instant at = Instant.parse("2018-12-01T06:00:00Z");
    return new LoadReport(
        run,
        1,
        tag,
        PartitionKey.parse("2018-11"),
        Outcome.SUCCEEDED,
        Fingerprint.of(List.of()),
        null,
        List.of(),
        RowCounts.NONE,
        List.of(),
        List.of(),
        null,
        null,
        new Provenance("test", "checksum", "hash"),
        at,
        at);
  }

  static String json(RunId run, ApplicationTag tag) {
    return ContractJson.write(succeeded(run, tag));
  }
}
