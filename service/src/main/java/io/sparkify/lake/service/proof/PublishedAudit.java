package io.sparkify.lake.service.proof;

import static java.util.stream.Collectors.joining;

import io.sparkify.lake.job.contract.Failure;
import io.sparkify.lake.job.contract.FailureKind;
import io.sparkify.lake.job.contract.LoadReport;
import io.sparkify.lake.job.contract.PublishedFile;
import io.sparkify.lake.service.run.Auditor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Opens every file that a report says is published, and compares length and footer. The table
 * {@code users} is left out: the next publication of the same application rewrites it.
 */
public final class PublishedAudit implements Auditor {
  private static final int NAMED = 3;

  private final LakeReader lake;

  public PublishedAudit(LakeReader lake) {
    this.lake = lake;
  }

  @Override
  public Optional<Failure> audit(LoadReport report) throws IOException {
    List<PublishedFile> own =
        report.published().stream().filter(file -> !file.table().equals(Books.USERS)).toList();
    List<Problem> problems = new ArrayList<>();
    InParallel.ask(own, this::look).forEach(found -> found.ifPresent(problems::add));
    problems.addAll(Books.sums(report.rowCounts(), Books.rowsByTable(own)));
    return problems.isEmpty() ? Optional.empty() : Optional.of(failure(problems));
  }

  private Optional<Problem> look(PublishedFile file) throws IOException {
    Optional<Long> bytes = lake.bytes(file.path());
    if (bytes.isEmpty()) {
      return Optional.of(Problem.missing(file.path()));
    }
    if (bytes.get() != file.bytes()) {
      return Optional.of(Problem.bytes(file.path(), file.bytes(), bytes.get()));
    }
    try {
      long rows = lake.rows(file.path());
      return rows == file.rows()
          ? Optional.empty()
          : Optional.of(Problem.rows(file.path(), file.rows(), rows));
    } catch (IOException e) {
      return Optional.of(damage(file, e));
    }
  }

  /** Bytes that can be read, and are not those of the report, tell damage from a lake away. */
  private Problem damage(PublishedFile file, IOException problem) throws IOException {
    Optional<String> checksum = lake.checksum(file.path());
    if (checksum.isEmpty()) {
      return Problem.missing(file.path());
    }
    if (checksum.get().equals(file.checksum())) {
      throw problem;
    }
    return Problem.unreadable(file.path(), "a file whose footer cannot be read");
  }

  private static Failure failure(List<Problem> problems) {
    return new Failure(
        FailureKind.INTERNAL,
        "published_differs",
        "The lake is not what the job reported",
        problems.stream()
                .limit(NAMED)
                .map(Problem::words)
                .collect(joining("; ", "", more(problems)))
            + ".",
        "See who else writes to the lake, then request a run of the partition with force.",
        problems.stream().map(Problem::words).collect(joining("\n")));
  }

  private static String more(List<Problem> problems) {
    return problems.size() > NAMED ? "; and %d more".formatted(problems.size() - NAMED) : "";
  }
}
