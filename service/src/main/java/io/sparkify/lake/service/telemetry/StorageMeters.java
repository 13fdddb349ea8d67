package io.sparkify.lake.service.telemetry;

import io.sparkify.lake.service.meter.Meter;
import io.sparkify.lake.service.meter.Meters;
import io.sparkify.lake.service.meter.Rows;
import java.io.IOException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.GlobalStorageStatistics;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.StorageStatistics;
import org.apache.hadoop.fs.statistics.IOStatistics;
import org.apache.hadoop.fs.statistics.IOStatisticsSupport;

/**
 * What this service, not its drivers, asks of file systems and of S3, as Hadoop counts it.
 *
 * @param locations of input and lake
 */
public record StorageMeters(Configuration configuration, List<String> locations) {
  private static final List<String> REQUESTS = List.of("object_", "store_io_", "action_http_");

  public StorageMeters {
    locations = List.copyOf(locations);
  }

  public void addTo(Meters meters) {
    meters.counter(
        Meter.of(
            "lake_storage_operations_total",
            "Operations of this service, not of its drivers, on the file systems of input and"
                + " lake.",
            "scheme",
            "operation"),
        rows -> {
          global(rows, "readOps", "read");
          global(rows, "writeOps", "write");
        });
    meters.counter(
        Meter.of(
            "lake_storage_bytes_total",
            "Bytes that this service, not its drivers, read from and wrote to these file systems.",
            "scheme",
            "direction"),
        rows -> {
          global(rows, "bytesRead", "read");
          global(rows, "bytesWritten", "written");
        });
    meters.counter(
        Meter.of(
            "lake_storage_requests_total",
            "Requests of this service to S3, under the names that Hadoop's S3A gives; nothing on"
                + " other storage.",
            "scheme",
            "request"),
        this::requests);
  }

  /** Of all file systems of a scheme together; theirs are the entries named like the scheme. */
  private static void global(Rows rows, String statistic, String label) {
    GlobalStorageStatistics.INSTANCE
        .iterator()
        .forEachRemaining(
            (StorageStatistics of) -> {
              Long value = of.getLong(statistic);
              if (of.getName().equals(of.getScheme()) && value != null) {
                rows.add(value, of.getScheme(), label);
              }
            });
  }

  private void requests(Rows rows) {
    Map<String, Map<String, Long>> sums = new TreeMap<>();
    for (FileSystem files : fileSystems()) {
      IOStatistics statistics = IOStatisticsSupport.retrieveIOStatistics(files);
      if (statistics != null) {
        Map<String, Long> sum = sums.computeIfAbsent(files.getScheme(), key -> new TreeMap<>());
        statistics.counters().forEach((name, value) -> add(sum, name, value));
      }
    }
    sums.forEach((scheme, sum) -> sum.forEach((name, value) -> rows.add(value, scheme, name)));
  }

  private static void add(Map<String, Long> sum, String name, long value) {
    if (value > 0 && REQUESTS.stream().anyMatch(name::startsWith)) {
      sum.merge(name, value, Long::sum);
    }
  }

  /** Each once: Hadoop keeps one a scheme and authority. */
  private Set<FileSystem> fileSystems() {
    Set<FileSystem> found = Collections.newSetFromMap(new IdentityHashMap<>());
    for (String location : locations) {
      try {
        found.add(new Path(location).getFileSystem(configuration));
      } catch (IOException e) {
        // The health of the lake and of the source says so.
      }
    }
    return found;
  }
}
