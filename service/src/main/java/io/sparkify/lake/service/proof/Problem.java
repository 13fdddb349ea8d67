package io.sparkify.lake.service.proof;

import org.jspecify.annotations.Nullable;

/**
 * One difference between what was published and what is there.
 *
 * @param code stable, in snake case
 * @param path the file, relative to the lake; null if it is about the books
 */
record Problem(
    String code, @Nullable String path, String expected, String observed, String remedy) {
  private static final String LOAD_AGAIN =
      "Load the partition again: request a run of it with force.";

  static Problem missing(String path) {
    return new Problem("file_missing", path, "a file", "none", LOAD_AGAIN);
  }

  static Problem bytes(String path, long expected, long observed) {
    return differs("bytes_differ", path, expected + " bytes", observed + " bytes");
  }

  static Problem rows(String path, long expected, long observed) {
    return differs("rows_differ", path, expected + " rows", observed + " rows");
  }

  static Problem checksum(String path, String expected, String observed) {
    return differs("checksum_differs", path, expected, observed);
  }

  static Problem digest(String path, String expected, String observed) {
    return differs("digest_differs", path, expected, observed);
  }

  static Problem unreadable(String path, String why) {
    return differs("unreadable", path, "a sound parquet file", why);
  }

  static Problem stray(String path) {
    return new Problem(
        "stray_file",
        path,
        "only files that a run published",
        "a parquet file of somebody else's",
        "Move it out of the lake's tables: readers count its rows too.");
  }

  static Problem books(String code, String expected, String observed) {
    return new Problem(
        code,
        null,
        expected,
        observed,
        "The database was changed by hand: restore it, or load the partition again with force.");
  }

  private static Problem differs(String code, String path, String expected, String observed) {
    return new Problem(code, path, expected, observed, LOAD_AGAIN);
  }

  /** In one line, for a failure or a log. */
  String words() {
    return "%s: expected %s, found %s".formatted(path == null ? "books" : path, expected, observed);
  }
}
