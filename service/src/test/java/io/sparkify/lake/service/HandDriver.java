package io.sparkify.lake.service;

import static org.awaitility.Awaitility.await;

import io.sparkify.lake.job.contract.BatchRequest;
import io.sparkify.lake.job.contract.ContractJson;
import io.sparkify.lake.job.contract.Failure;
import io.sparkify.lake.job.contract.FailureKind;
import io.sparkify.lake.job.contract.Fingerprint;
import io.sparkify.lake.job.contract.LakePaths;
import io.sparkify.lake.job.contract.LoadReport;
import io.sparkify.lake.job.contract.LoadTask;
import io.sparkify.lake.job.contract.Outcome;
import io.sparkify.lake.job.contract.Phase;
import io.sparkify.lake.job.contract.Progress;
import io.sparkify.lake.job.contract.Provenance;
import io.sparkify.lake.job.contract.RowCounts;
import io.sparkify.lake.service.proof.ParquetLake;
import io.sparkify.lake.service.storage.Storage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Leaves in a lake what the drivers of its applications would, as a test says. */
final class HandDriver {
  private final Path lake;
  private final ParquetLake tables;
  private final Storage storage = new Storage();
  private final Clock clock = Clock.systemUTC();
  private final List<Path> seen = new ArrayList<>();

  HandDriver(Path lake) {
    this.lake = lake;
    this.tables = new ParquetLake(lake);
  }

  /** Of the next application that is launched. */
  BatchRequest awaitRequest() throws IOException {
    Path request = await().until(this::next, Optional::isPresent).orElseThrow();
    seen.add(request);
    return ContractJson.read(Files.readString(request), BatchRequest.class);
  }

  private Optional<Path> next() throws IOException {
    Path applications = lake.resolve("_lake/applications");
    if (!Files.isDirectory(applications)) {
      return Optional.empty();
    }
    try (Stream<Path> folders = Files.list(applications)) {
      return folders
          .map(folder -> folder.resolve("request.json"))
          .filter(file -> Files.exists(file) && !seen.contains(file))
          .findAny();
    }
  }

  void says(BatchRequest request) {
    write(
        LakePaths.progress(request.tag()),
        ContractJson.write(
            new Progress(
                request.tag(),
                "local-1",
                "here",
                1,
                clock.instant(),
                request.tasks().stream()
                    .map(task -> new Progress.RunProgress(task.runId(), Phase.READING, 0.5, 1L, 1L))
                    .toList())));
  }

  void succeeds(BatchRequest request, LoadTask task) {
    report(request, task, Outcome.SUCCEEDED, null);
  }

  void rejects(BatchRequest request, LoadTask task) {
    report(request, task, Outcome.REJECTED, null);
  }

  void fails(BatchRequest request, LoadTask task, FailureKind kind, String cause) {
    report(
        request, task, Outcome.FAILED, new Failure(kind, "by_hand", "By hand", cause, "Wait.", ""));
  }

  private void report(
      BatchRequest request, LoadTask task, Outcome outcome, @Nullable Failure failure) {
    LoadReport report =
        new LoadReport(
            task.runId(),
            task.attempt(),
            request.tag(),
            task.partition(),
            outcome,
            Fingerprint.of(task.files()),
            null,
            task.files(),
            failure == null ? ParquetLake.counts(task) : RowCounts.NONE,
            List.of(),
            outcome == Outcome.SUCCEEDED ? tables.publish(task) : List.of(),
            failure,
            null,
            new Provenance("1.0", "checksum", "hash"),
            clock.instant(),
            clock.instant());
    write(LakePaths.report(task.runId(), task.attempt()), ContractJson.write(report));
  }

  private void write(String path, String text) {
    try {
      storage.writeText("file://" + lake + "/" + path, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
