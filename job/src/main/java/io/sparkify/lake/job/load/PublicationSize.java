package io.sparkify.lake.job.load;

import io.sparkify.lake.job.contract.SourceFile;
import java.util.ArrayList;
import java.util.List;

/**
 * Decides how many months are published together: small ones all at once, because {@code users} is
 * made anew each time; big ones by themselves, so that a crash late in a batch does not cost the
 * work of hours.
 */
final class PublicationSize {
  private static final long SOURCE_BYTES = 256L * 1024 * 1024;

  private PublicationSize() {}

  /** The months in their order, in groups that are published together. */
  static List<List<ScannedMonth>> cut(List<ScannedMonth> months) {
    List<List<ScannedMonth>> groups = new ArrayList<>();
    long bytes = SOURCE_BYTES;
    for (ScannedMonth month : months) {
      if (bytes >= SOURCE_BYTES) {
        groups.add(new ArrayList<>());
        bytes = 0;
      }
      groups.get(groups.size() - 1).add(month);
      bytes += month.task().files().stream().mapToLong(SourceFile::bytes).sum();
    }
    return groups;
  }
}
