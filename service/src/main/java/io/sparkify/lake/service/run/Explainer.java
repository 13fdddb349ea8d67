package io.sparkify.lake.service.run;

import io.sparkify.lake.job.contract.Failure;
import io.sparkify.lake.job.contract.LoadReport;

/** Says of a reported failure what the job could not; the seam between runs and logs. */
@FunctionalInterface
public interface Explainer {
  /**
   * The failure to keep, which is the reported one where nothing better is known.
   *
   * @param said why the attempt failed, by the report or by its audit
   */
  Failure explain(LoadReport report, Failure said);
}
