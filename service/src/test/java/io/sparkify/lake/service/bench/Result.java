package io.sparkify.lake.service.bench;

/**
 * A line of a table.
 *
 * @param checked what came of comparing with the truth
 */
record Result(String name, Samples samples, String checked) {
  static final String RIGHT = "right";

  double median() {
    return samples.median();
  }
}
