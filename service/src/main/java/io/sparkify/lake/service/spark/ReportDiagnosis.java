package io.sparkify.lake.service.spark;

import io.sparkify.lake.job.contract.Failure;
import io.sparkify.lake.job.contract.LoadReport;
import io.sparkify.lake.service.diagnosis.Diagnosis;
import io.sparkify.lake.service.diagnosis.LogTail;
import io.sparkify.lake.service.run.Explainer;
import java.nio.file.Path;

/** Explains what jobs report by their drivers' logs, as far as these are on this machine. */
public final class ReportDiagnosis implements Explainer {
  private final WorkFiles files;
  private final Diagnosis diagnosis;

  /**
   * @param work the folder on this machine for logs and settings
   */
  public ReportDiagnosis(Path work, Diagnosis diagnosis) {
    this.files = new WorkFiles(work);
    this.diagnosis = diagnosis;
  }

  @Override
  public Failure explain(LoadReport report, Failure said) {
    return diagnosis.refine(
        said, report.partition().value(), () -> LogTail.read(files.log(report.tag())));
  }
}
