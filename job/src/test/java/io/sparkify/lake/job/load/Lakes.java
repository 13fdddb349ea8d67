package io.sparkify.lake.job.load;

import io.sparkify.lake.job.contract.ContentDigest;
import io.sparkify.lake.job.contract.ParquetContent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;

/** Lakes on the local file system, as a whole. */
final class Lakes {
  private Lakes() {}

  /** The digest of each parquet file by its path, staged ones left out. */
  static Map<String, ContentDigest> digests(Path lake) throws IOException {
    Map<String, ContentDigest> files = new TreeMap<>();
    for (Path file : parquet(lake)) {
      files.put(
          lake.relativize(file).toString(),
          ParquetContent.read(new org.apache.hadoop.fs.Path(file.toUri()), new Configuration(false))
              .digest());
    }
    return files;
  }

  private static List<Path> parquet(Path lake) throws IOException {
    try (Stream<Path> files = Files.walk(lake)) {
      return files
          .filter(file -> file.toString().endsWith(".parquet"))
          .filter(file -> !lake.relativize(file).startsWith("_lake/staging"))
          .toList();
    }
  }
}
