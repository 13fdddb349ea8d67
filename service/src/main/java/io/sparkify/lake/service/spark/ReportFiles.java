package io.sparkify.lake.service.spark;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.sparkify.lake.job.contract.BatchRequest;
import io.sparkify.lake.job.contract.ContractJson;
import io.sparkify.lake.job.contract.LakePaths;
import io.sparkify.lake.job.contract.LoadReport;
import io.sparkify.lake.job.contract.Progress;
import io.sparkify.lake.service.storage.Storage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** Reads what an application has said about itself; what is half written is not said yet. */
final class ReportFiles {
  private final Storage storage;

  ReportFiles(Storage storage) {
    this.storage = storage;
  }

  List<LoadReport> reports(BatchRequest request) {
    return request.tasks().stream()
        .map(task -> LakePaths.report(task.runId(), task.attempt()))
        .flatMap(path -> read(request, path, LoadReport.class).stream())
        .toList();
  }

  Optional<Progress> progress(BatchRequest request) {
    return read(request, LakePaths.progress(request.tag()), Progress.class);
  }

  private <T> Optional<T> read(BatchRequest request, String path, Class<T> type) {
    try {
      return storage.readText(request.lake() + "/" + path).flatMap(text -> parse(text, type));
    } catch (IOException e) {
      // A lake that is away is no proof that there is no report.
      throw new UncheckedIOException("Could not read " + path + " of " + request.lake(), e);
    }
  }

  private static <T> Optional<T> parse(String text, Class<T> type) {
    try {
      return Optional.of(ContractJson.read(text, type));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }
}
