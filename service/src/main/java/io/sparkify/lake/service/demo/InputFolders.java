package io.sparkify.lake.service.demo;

import io.sparkify.lake.job.contract.LogMonth;
import io.sparkify.lake.job.contract.PartitionKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Sees which partitions a sample on this machine has. */
record InputFolders(Path songData, Path logData) {
  Set<PartitionKey> partitions() throws IOException {
    Set<PartitionKey> found = new TreeSet<>();
    if (Files.isDirectory(songData)) {
      found.add(PartitionKey.SONGS);
    }
    if (Files.isDirectory(logData)) {
      found.addAll(months());
    }
    return found;
  }

  private Set<PartitionKey> months() throws IOException {
    try (Stream<Path> folders = Files.walk(logData, 2)) {
      return folders
          .filter(Files::isDirectory)
          .map(folder -> logData.relativize(folder).toString().replace('/', '-'))
          .filter(LogMonth::isMonth)
          .map(PartitionKey::parse)
          .collect(Collectors.toSet());
    }
  }
}
