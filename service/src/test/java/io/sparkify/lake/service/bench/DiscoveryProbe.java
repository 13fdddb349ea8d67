package io.sparkify.lake.service.bench;

import io.sparkify.lake.service.partition.HadoopPartitionSource;
import io.sparkify.lake.service.partition.Listing;
import io.sparkify.lake.service.storage.S3Configuration;
import io.sparkify.lake.service.storage.Storage;
import java.net.URI;

/**
 * A virtual machine with one discovery in it, so that its memory can be limited. Arguments: the URI
 * of the folder with song and log data, the months it has, and an S3 endpoint or nothing.
 */
final class DiscoveryProbe {
  private DiscoveryProbe() {}

  public static void main(String[] arguments) throws Exception {
    String source = arguments[0];
    Storage storage =
        arguments.length > 2
            ? new Storage(new S3Configuration(arguments[2], true, ""))
            : new Storage();
    Listing listing =
        new HadoopPartitionSource(
                storage.configuration(),
                URI.create(source + "/song_data"),
                URI.create(source + "/log_data"),
                URI.create(source + "/lake"))
            .list();
    long months = listing.partitions().keySet().stream().filter(key -> !key.isCatalog()).count();
    if (months != Integer.parseInt(arguments[1])) {
      throw new IllegalStateException("Found %d months, not %s".formatted(months, arguments[1]));
    }
  }
}
