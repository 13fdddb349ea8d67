package io.sparkify.lake.service.proof;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.sparkify.lake.job.contract.ContentDigest;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the files of one table are now.
 *
 * @param files as many as were published
 * @param rows of those that can be read
 * @param digest of all rows; null if a file is not what was published
 * @param expectedDigest null if it was not kept
 */
@JsonNaming(SnakeCaseStrategy.class)
record TableVerdict(
    String table,
    int files,
    long rows,
    long bytes,
    @Nullable ContentDigest digest,
    @Nullable ContentDigest expectedDigest,
    boolean verified) {
  static TableVerdict of(String table, List<FileVerdict> files, boolean withoutStrays) {
    return new TableVerdict(
        table,
        files.size(),
        files.stream().mapToLong(FileVerdict::rows).sum(),
        files.stream().mapToLong(FileVerdict::bytes).sum(),
        sum(files, FileVerdict::digest),
        sum(files, verdict -> verdict.file().digest()),
        withoutStrays && files.stream().allMatch(file -> file.problems().isEmpty()));
  }

  /** Null if one of them is. */
  static <T> @Nullable ContentDigest sum(List<T> all, Function<T, @Nullable ContentDigest> digest) {
    return all.stream().map(digest).anyMatch(Objects::isNull)
        ? null
        : all.stream()
            .map(digest)
            .filter(Objects::nonNull)
            .reduce(ContentDigest.EMPTY, ContentDigest::plus);
  }
}
