package io.sparkify.lake.service.spark;

import io.sparkify.lake.job.contract.LakePaths;
import io.sparkify.lake.job.contract.RunId;
import io.sparkify.lake.service.storage.Storage;
import java.io.IOException;
import java.util.Optional;

/**
 * The reports that jobs left in the lake, as they were written.
 *
 * @param lake the lake's absolute location
 */
public record ReportTexts(Storage storage, String lake) {
  Optional<String> read(RunId run, int attempt) throws IOException {
    return storage.readText(lake + "/" + LakePaths.report(run, attempt));
  }
}
