package io.sparkify.lake.service.spark;

import io.sparkify.lake.job.contract.Failure;
import io.sparkify.lake.service.diagnosis.Diagnosis;
import io.sparkify.lake.service.diagnosis.LogTail;
import io.sparkify.lake.service.run.Sighting;
import java.util.Map;

/** Says from its log why a driver ended without a report. */
final class DeathCertificate {
  private DeathCertificate() {}

  static Failure of(LogTail log, Diagnosis diagnosis) {
    return log.lines().isEmpty()
        ? diagnosis.words(Sighting.NEVER_STARTED, Map.of(), "")
        : diagnosis.death(log);
  }
}
