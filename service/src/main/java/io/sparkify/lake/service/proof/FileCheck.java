package io.sparkify.lake.service.proof;

import io.sparkify.lake.job.contract.ContentDigest;
import io.sparkify.lake.job.contract.ParquetContent;
import io.sparkify.lake.service.run.StoredFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Recomputes one published file. Its rows are read only if its bytes are those that were published:
 * a reader of damaged pages may want any amount of memory.
 */
record FileCheck(LakeReader lake) {
  FileVerdict check(StoredFile file) throws IOException {
    String path = file.path();
    Optional<Long> bytes = lake.bytes(path);
    Optional<String> checksum = bytes.isEmpty() ? Optional.empty() : lake.checksum(path);
    if (bytes.isEmpty() || checksum.isEmpty()) {
      return FileVerdict.missing(file);
    }
    boolean known = file.checksum() == null || file.checksum().equals(checksum.get());
    return known && bytes.get() == file.bytes()
        ? sound(file)
        : changed(file, bytes.get(), checksum.get());
  }

  private FileVerdict sound(StoredFile file) throws IOException {
    ParquetContent content = lake.content(file.path());
    List<Problem> problems = new ArrayList<>();
    if (content.rows() != file.rows()) {
      problems.add(Problem.rows(file.path(), file.rows(), content.rows()));
    }
    ContentDigest digest = file.digest();
    if (digest != null && !digest.equals(content.digest())) {
      problems.add(Problem.digest(file.path(), digest.toString(), content.digest().toString()));
    }
    return new FileVerdict(file, content.bytes(), content.rows(), content.digest(), problems);
  }

  private FileVerdict changed(StoredFile file, long bytes, String checksum) {
    String path = file.path();
    List<Problem> problems = new ArrayList<>();
    if (bytes != file.bytes()) {
      problems.add(Problem.bytes(path, file.bytes(), bytes));
    }
    if (file.checksum() != null && !file.checksum().equals(checksum)) {
      problems.add(Problem.checksum(path, file.checksum(), checksum));
    }
    long rows = 0;
    try {
      rows = lake.rows(path);
      if (rows != file.rows()) {
        problems.add(Problem.rows(path, file.rows(), rows));
      }
    } catch (IOException e) {
      // Its bytes could be read a moment ago, so it is the file.
      problems.add(Problem.unreadable(path, "a file whose footer cannot be read"));
    }
    return new FileVerdict(file, bytes, rows, null, problems);
  }
}
