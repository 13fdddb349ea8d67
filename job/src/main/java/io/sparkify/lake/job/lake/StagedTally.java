package io.sparkify.lake.job.lake;

import io.sparkify.lake.job.contract.LakePaths;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * How many staged files were handled, by the folder of their run: read by this process itself, or
 * brought to their places. A file counts each time.
 */
final class StagedTally {
  private static final String STAGING = LakePaths.STAGING + "/";

  private final Map<String, LongAdder> folders = new ConcurrentHashMap<>();

  /** Counts a file; one that is not staged is nobody's. */
  void handled(String path) {
    int end = path.startsWith(STAGING) ? path.indexOf('/', STAGING.length()) : -1;
    if (end > 0) {
      folders.computeIfAbsent(path.substring(0, end), first -> new LongAdder()).increment();
    }
  }

  /** Of this folder below {@link LakePaths#STAGING}. */
  long of(String folder) {
    LongAdder handled = folders.get(folder);
    return handled == null ? 0 : handled.sum();
  }
}
