package io.sparkify.lake.service.proof;

import io.sparkify.lake.job.contract.PartitionKey;
import io.sparkify.lake.job.contract.RowCounts;
import io.sparkify.lake.job.contract.RunId;
import io.sparkify.lake.service.run.RunDetails;
import io.sparkify.lake.service.run.StoredFile;
import java.util.List;

/**
 * What is to be verified, as the database knows it.
 *
 * @param files of the run, but those of {@code users}
 * @param users the table as the newest publication left it; empty for the catalog
 * @param attempt whose report is the run's
 */
record Subject(
    RunId run,
    PartitionKey partition,
    int attempt,
    RowCounts counts,
    List<StoredFile> files,
    List<StoredFile> users) {
  Subject {
    files = List.copyOf(files);
    users = List.copyOf(users);
  }

  static Subject of(RunDetails details, List<StoredFile> published, List<StoredFile> users) {
    PartitionKey partition = details.run().partition();
    return new Subject(
        details.run().id(),
        partition,
        details.attempts().size(),
        details.rowCounts(),
        published.stream().filter(file -> !file.table().equals(Books.USERS)).toList(),
        partition.isCatalog() ? List.of() : users);
  }
}
