package io.sparkify.lake.job.load;

import io.sparkify.lake.job.contract.SourceFile;
import java.util.List;

/**
 * Decides how many months are published together: small ones all at once, because {@code users} is
 * made anew each time; big ones by themselves, so that a crash late in a batch does not cost the
 * work of hours.
 */
final class PublicationSize {
  private static final long SOURCE_BYTES = 256L * 1024 * 1024;

  private PublicationSize() {}

  static boolean isReached(List<StagedLoad> staged) {
    return staged.stream()
            .flatMap(load -> load.source().stream())
            .mapToLong(SourceFile::bytes)
            .sum()
        >= SOURCE_BYTES;
  }
}
