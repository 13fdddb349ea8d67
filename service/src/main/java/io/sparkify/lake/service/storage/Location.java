package io.sparkify.lake.service.storage;

import java.nio.file.Path;
import java.util.regex.Pattern;

/** Makes absolute what an operator wrote as the location of a folder. */
public final class Location {
  // Two letters at least, so that a drive is not taken for a scheme.
  private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:.*");

  private Location() {}

  /**
   * The location as scheme and path, without a slash at its end. It is written as Hadoop's paths
   * are: a space stays a space.
   *
   * @param configured an URI such as {@code s3a://bucket/lake}, or a path on this machine
   * @param base where relative paths begin
   */
  public static String resolve(String configured, Path base) {
    if (SCHEME.matcher(configured).matches() && !configured.startsWith("file:")) {
      return withoutSlash(configured);
    }
    String path = configured.replaceFirst("^file:(//)?", "");
    return "file://" + withoutSlash(base.resolve(path).toAbsolutePath().normalize().toString());
  }

  private static String withoutSlash(String location) {
    return location.replaceFirst("/+$", "");
  }
}
