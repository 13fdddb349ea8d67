package io.sparkify.lake.service.spark;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.sparkify.lake.job.contract.BatchRequest;
import io.sparkify.lake.job.contract.CancelRequest;
import io.sparkify.lake.job.contract.ContractJson;
import io.sparkify.lake.job.contract.LakePaths;
import io.sparkify.lake.job.contract.LoadReport;
import io.sparkify.lake.job.contract.Progress;
import io.sparkify.lake.job.contract.RunId;
import io.sparkify.lake.service.storage.Storage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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

  void askToCancel(BatchRequest request, Set<RunId> runs) throws IOException {
    List<RunId> inOrder = runs.stream().sorted(Comparator.comparing(RunId::value)).toList();
    storage.writeText(
        request.lake() + "/" + LakePaths.cancel(request.tag()),
        ContractJson.write(new CancelRequest(inOrder)));
  }

  /** The runs whose publication is in the journal, so that the next application finishes it. */
  Set<RunId> publishing(BatchRequest request) {
    Set<RunId> publishing = new HashSet<>();
    // Each publication has at least one run of its own.
    for (int number = 0; number < request.tasks().size(); number++) {
      String entry =
          text(request, LakePaths.journal(LakePaths.publication(request.tag(), number))).orElse("");
      request.tasks().stream()
          .filter(task -> entry.contains(LakePaths.report(task.runId(), task.attempt())))
          .forEach(task -> publishing.add(task.runId()));
    }
    return publishing;
  }

  private <T> Optional<T> read(BatchRequest request, String path, Class<T> type) {
    return text(request, path).flatMap(text -> parse(text, type));
  }

  private Optional<String> text(BatchRequest request, String path) {
    try {
      return storage.readText(request.lake() + "/" + path);
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
