package io.sparkify.lake.job.source;

import io.sparkify.lake.job.contract.SourceFile;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Shares files out to tasks, so that many small files are one task's work and big ones are spread.
 */
final class FilePacks {
  private static final long SMALLEST = 1024 * 1024;
  private static final long LARGEST = 64 * SMALLEST;

  /** Opening a small file costs about as much time as reading this much of a big one. */
  private static final long OPENING = 4 * 1024;

  private FilePacks() {}

  /** Packs of files, each of about the same work; about three a core when there is enough to do. */
  static List<List<SourceFile>> pack(List<SourceFile> files, int cores) {
    long total = files.stream().mapToLong(FilePacks::work).sum();
    long target = Math.max(SMALLEST, Math.min(LARGEST, total / (3L * cores)));
    List<List<SourceFile>> packs = new ArrayList<>();
    List<SourceFile> pack = new ArrayList<>();
    long size = 0;
    for (SourceFile file : files.stream().sorted().toList()) {
      if (size > 0 && size + work(file) > target) {
        packs.add(List.copyOf(pack));
        pack.clear();
        size = 0;
      }
      pack.add(file);
      size += work(file);
    }
    if (!pack.isEmpty()) {
      packs.add(List.copyOf(pack));
    }
    return Collections.unmodifiableList(packs);
  }

  private static long work(SourceFile file) {
    return file.bytes() + OPENING;
  }
}
