package io.sparkify.lake.service.proof;

import io.sparkify.lake.job.contract.ContentDigest;
import io.sparkify.lake.service.run.StoredFile;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one published file is now.
 *
 * @param rows 0 if it cannot be read
 * @param digest null unless its bytes are those that were published
 */
record FileVerdict(
    StoredFile file,
    long bytes,
    long rows,
    @Nullable ContentDigest digest,
    List<Problem> problems) {
  FileVerdict {
    problems = List.copyOf(problems);
  }

  static FileVerdict missing(StoredFile file) {
    return new FileVerdict(file, 0, 0, null, List.of(Problem.missing(file.path())));
  }
}
