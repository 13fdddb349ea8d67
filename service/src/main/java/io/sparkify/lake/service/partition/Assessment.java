package io.sparkify.lake.service.partition;

/**
 * How a partition stands and why.
 *
 * @param why in words
 * @param due whether a run of it should start without anybody asking
 */
public record Assessment(PartitionState state, String why, boolean due) {
  static Assessment of(PartitionState state, String why) {
    return new Assessment(state, why, false);
  }

  static Assessment due(PartitionState state, String why) {
    return new Assessment(state, why, true);
  }
}
