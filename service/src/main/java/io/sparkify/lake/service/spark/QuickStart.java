package io.sparkify.lake.service.spark;

import io.sparkify.lake.job.contract.BatchRequest;
import io.sparkify.lake.job.contract.SourceFile;
import java.util.ArrayList;
import java.util.List;

/**
 * Has a driver that is to read little start quickly rather than run fast: its virtual machine
 * compiles once and in little time, and collects garbage without threads of its own. That is half
 * of the processor time of a small month. One that is to read more compiles for speed what is used
 * ten times as often as Java asks for by itself, as that compiler took a quarter of its time, and
 * collects garbage with all cores at once and nothing beside its work.
 */
final class QuickStart {
  /** Up to here it is faster; from 340 MB on hardly (docs/benchmarks.md, Launch profiles). */
  static final long MOST_BYTES = 256L * 1024 * 1024;

  private static final List<String> FOR_LITTLE =
      List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

  private static final List<String> FOR_MUCH =
      List.of(
          "-XX:Tier4InvocationThreshold=50000",
          "-XX:Tier4MinInvocationThreshold=6000",
          "-XX:Tier4CompileThreshold=150000",
          "-XX:Tier4BackEdgeThreshold=400000");

  private static final String COLLECTOR_FOR_MUCH = "-XX:+UseParallelGC";

  private QuickStart() {}

  /**
   * What fits the request; nothing beside a collector that the operator chose, as Java takes one
   * only.
   *
   * @param operators options of the driver's virtual machine
   */
  static List<String> options(BatchRequest request, String operators) {
    return isLittle(request) ? forLittle(operators) : forMuch(operators);
  }

  /** What fits every request that is little. */
  static List<String> forLittle(String operators) {
    return hasCollector(operators) ? List.of() : FOR_LITTLE;
  }

  private static List<String> forMuch(String operators) {
    List<String> options = new ArrayList<>(FOR_MUCH);
    if (!hasCollector(operators)) {
      options.add(COLLECTOR_FOR_MUCH);
    }
    return options;
  }

  private static boolean hasCollector(String operators) {
    return operators.contains("-XX:+Use");
  }

  static boolean isLittle(BatchRequest request) {
    long bytes =
        request.tasks().stream()
            .flatMap(task -> task.files().stream())
            .mapToLong(SourceFile::bytes)
            .sum();
    return bytes <= MOST_BYTES;
  }
}
