package io.sparkify.lake.service.bench;

import java.nio.file.Path;
import java.util.List;

/** One way to do the work, which can be repeated. */
interface Contestant {
  /** As in the table. */
  String name();

  /**
   * Does all of it anew.
   *
   * @param folder a new one, for everything that is made
   * @return the seconds it took
   */
  double run(Path folder) throws Exception;

  /** Where what was made is wrong, in words; whether that may be is for the contest to say. */
  List<String> differences(Path folder) throws Exception;

  /** Whether it fails the benchmark to be wrong. */
  default boolean mustBeRight() {
    return true;
  }
}
