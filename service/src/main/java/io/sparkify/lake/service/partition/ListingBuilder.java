package io.sparkify.lake.service.partition;

import io.sparkify.lake.job.contract.PartitionKey;
import io.sparkify.lake.job.contract.SourceFile;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Gathers the files of a listing by partition. */
final class ListingBuilder {
  private final Map<PartitionKey, List<Dated>> own = new HashMap<>();
  private final Map<PartitionKey, List<Dated>> strays = new HashMap<>();

  void add(PartitionKey partition, SourceFile file, Instant modifiedAt) {
    own.computeIfAbsent(partition, key -> new ArrayList<>()).add(new Dated(file, modifiedAt));
  }

  /** The file's path is relative to the strays. */
  void addStray(PartitionKey partition, SourceFile file, Instant modifiedAt) {
    SourceFile stray = new SourceFile("strays/" + file.path(), file.bytes(), file.version());
    strays.computeIfAbsent(partition, key -> new ArrayList<>()).add(new Dated(stray, modifiedAt));
  }

  Listing build() {
    return new Listing(
        Stream.concat(own.keySet().stream(), strays.keySet().stream())
            .distinct()
            .collect(Collectors.toMap(key -> key, this::partition)));
  }

  private SourcePartition partition(PartitionKey key) {
    List<Dated> ofFolder = own.getOrDefault(key, List.of());
    List<Dated> ofOthers = strays.getOrDefault(key, List.of());
    return new SourcePartition(
        Stream.concat(ofFolder.stream(), ofOthers.stream()).map(Dated::file).toList(),
        newest(ofFolder.isEmpty() ? ofOthers : ofFolder));
  }

  private static Instant newest(List<Dated> files) {
    return files.stream().map(Dated::modifiedAt).max(Instant::compareTo).orElseThrow();
  }

  private record Dated(SourceFile file, Instant modifiedAt) {}
}
