package io.sparkify.lake.service.meter;

/** Takes the rows of a meter while it is read. */
@FunctionalInterface
public interface Rows {
  /**
   * One row.
   *
   * @param labels the values of the meter's labels, in their order
   */
  void add(double value, String... labels);

  /** As above, of a count; exact up to 2^53. */
  default void add(long value, String... labels) {
    add((double) value, labels);
  }
}
