package io.sparkify.lake.job.load;

import io.sparkify.lake.job.contract.BatchRequest;
import io.sparkify.lake.job.contract.ContractJson;
import io.sparkify.lake.job.contract.LakePaths;
import io.sparkify.lake.job.contract.LoadReport;
import io.sparkify.lake.job.contract.LoadTask;
import io.sparkify.lake.job.lake.LakeFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;

/** Runs a batch in this virtual machine as the application would, and reads its reports. */
final class TestLoad {
  private TestLoad() {}

  /** The reports by partition. */
  static TestReports load(TestInput input, String... partitions) {
    return load(input.request(partitions));
  }

  static TestReports load(BatchRequest request) {
    try {
      return load(request, LakeFiles.open(request.lake(), configuration()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static TestReports load(BatchRequest request, LakeFiles lake) {
    try {
      new Batch(TestSpark.session(), lake, request, Clock.systemUTC()).run();
      return reports(request);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Configuration configuration() {
    return TestSpark.session().sessionState().newHadoopConf();
  }

  private static TestReports reports(BatchRequest request) throws IOException {
    List<LoadReport> reports = new ArrayList<>();
    for (LoadTask task : request.tasks()) {
      Path report =
          Path.of(request.lake().substring("file://".length()))
              .resolve(LakePaths.report(task.runId(), task.attempt()));
      reports.add(ContractJson.read(Files.readString(report), LoadReport.class));
    }
    return new TestReports(reports);
  }
}
