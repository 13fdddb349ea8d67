package io.sparkify.lake.service.lineage;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A folder as OpenLineage names it, so that other tools' events of the same data meet ours.
 *
 * @param namespace the storage: {@code file}, {@code s3://bucket}, {@code hdfs://host:port}
 * @param name where it lies in there
 */
record DatasetName(String namespace, String name) {
  private static final Pattern LOCATION = Pattern.compile("([A-Za-z0-9+.-]+)://([^/]*)(/.*)?");

  /** Of a location of ours, such as {@code s3a://bucket/lake}. */
  static DatasetName of(String location) {
    Matcher parts = LOCATION.matcher(location);
    if (!parts.matches()) {
      return new DatasetName("file", location);
    }
    String scheme = parts.group(1).toLowerCase(Locale.ROOT);
    String path = parts.group(3) == null ? "/" : parts.group(3);
    if (scheme.equals("file")) {
      return new DatasetName("file", path);
    }
    return scheme.matches("s3[an]?")
        ? new DatasetName("s3://" + parts.group(2), path.equals("/") ? path : path.substring(1))
        : new DatasetName(scheme + "://" + parts.group(2), path);
  }
}
