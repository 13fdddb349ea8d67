package io.sparkify.lake.service.retention;

/**
 * How much of history one tick forgot.
 *
 * @param moves of runs from state to state, of which the run is kept
 */
public record Forgotten(int runs, int moves, int backfills) {
  public boolean isNothing() {
    return runs + moves + backfills == 0;
  }

  public String words() {
    return "runs=%d, moves=%d, backfills=%d".formatted(runs, moves, backfills);
  }
}
