package io.sparkify.lake.service.run;

import io.sparkify.lake.service.partition.Rematch;
import java.time.Duration;

/**
 * What decides what is due.
 *
 * @param settle how long a month's newest file must have rested; zero for not at all
 * @param autoLoad whether what is due is loaded without anybody asking
 * @param rematch which loaded months a new song catalog makes due
 * @param limits of one application
 */
public record PlanSettings(Duration settle, boolean autoLoad, Rematch rematch, BatchLimits limits) {
  PlanSettings(Duration settle, boolean autoLoad) {
    this(settle, autoLoad, Rematch.NEVER, BatchLimits.DEFAULT);
  }
}
