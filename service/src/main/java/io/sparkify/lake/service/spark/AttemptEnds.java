package io.sparkify.lake.service.spark;

import io.sparkify.lake.job.contract.RunId;
import io.sparkify.lake.service.spark.AttemptLocations.AttemptLocation;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Asks whether attempts have ended, once a round for each however many listeners there are. To be
 * used by the one thread that feeds them.
 */
final class AttemptEnds {
  private final AttemptLocations attempts;
  private final Map<Asked, Boolean> answers = new HashMap<>();
  private long round = -1;

  AttemptEnds(AttemptLocations attempts) {
    this.attempts = attempts;
  }

  private record Asked(RunId run, int number) {}

  boolean isOver(AttemptLocation attempt, long current) {
    if (current != round) {
      round = current;
      answers.clear();
    }
    return attempt.isOver()
        || answers.computeIfAbsent(new Asked(attempt.run(), attempt.number()), this::ask);
  }

  /** One that is not known any more has ended long ago. */
  private boolean ask(Asked asked) {
    return attempts
        .find(asked.run(), OptionalInt.of(asked.number()))
        .map(AttemptLocation::isOver)
        .orElse(true);
  }
}
