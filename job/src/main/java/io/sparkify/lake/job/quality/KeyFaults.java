package io.sparkify.lake.job.quality;

import io.sparkify.lake.job.contract.CheckLevel;
import io.sparkify.lake.job.contract.CheckResult;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is wrong with keys and references, in words.
 *
 * @param repeated keys that are there more than once
 * @param dangling references that lead nowhere
 */
record KeyFaults(List<String> repeated, List<String> dangling) {
  static final KeyFaults NONE = new KeyFaults(List.of(), List.of());

  /** With so many rows of a column that repeat a key; 0 is no fault. */
  KeyFaults repeated(String column, long rows) {
    String words =
        "%s is repeated, empty or out of order in %s rows".formatted(column, Words.number(rows));
    return rows == 0 ? this : new KeyFaults(and(repeated, words), dangling);
  }

  /** With so many rows whose reference is not in a table; 0 is no fault. */
  KeyFaults dangling(String column, String table, long rows) {
    String words = "%s is not in %s in %s rows".formatted(column, table, Words.number(rows));
    return rows == 0 ? this : new KeyFaults(repeated, and(dangling, words));
  }

  CheckResult keysUnique() {
    return result("keys_unique", repeated, "every key is there once");
  }

  CheckResult referencesWhole() {
    return result("references_whole", dangling, "every reference leads somewhere");
  }

  private static List<String> and(List<String> words, String more) {
    return Stream.concat(words.stream(), Stream.of(more)).toList();
  }

  private static CheckResult result(String name, List<String> faults, String expected) {
    boolean passed = faults.isEmpty();
    String observed = passed ? expected : String.join("; ", faults);
    return new CheckResult(name, CheckLevel.ERROR, passed, observed, expected);
  }
}
