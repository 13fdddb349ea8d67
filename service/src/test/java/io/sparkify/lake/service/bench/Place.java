package io.sparkify.lake.service.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Where input and lake lie for one load.
 *
 * @param songs a folder or {@code s3a:}, as all three
 * @param tables the lake's folder on this machine, for whoever checks
 * @param environment what a service needs to reach them, beside their names
 * @param spark options of spark-submit for the same
 */
record Place(
    String songs,
    String logs,
    String lake,
    Path tables,
    Map<String, String> environment,
    List<String> spark) {
  static Place local(Input input, Path folder) {
    Path lake = folder.resolve("lake");
    return new Place(
        input.songs().toString(),
        input.logs().toString(),
        lake.toString(),
        lake,
        Map.of(),
        List.of());
  }

  /** Makes the place for a load that works in this folder. */
  @FunctionalInterface
  interface Maker {
    Place in(Path folder);
  }
}
