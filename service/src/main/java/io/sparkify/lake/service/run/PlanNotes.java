package io.sparkify.lake.service.run;

import io.sparkify.lake.job.contract.PartitionKey;
import io.sparkify.lake.service.partition.Rematch;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Says in words what concerns more than one partition of a plan. */
final class PlanNotes {
  private static final int NAMED = 3;

  private PlanNotes() {}

  static List<String> of(Plan plan, PlanSettings settings) {
    List<String> notes = new ArrayList<>();
    if (!plan.loading().isEmpty()) {
      notes.add(
          "An application is loading %s; batch 1 goes when it has ended."
              .formatted(names(plan.loading())));
    }
    int stale = plan.stale().size();
    if (stale > 0) {
      notes.add(
          "songs changed: %s matched against an older catalog (%s); %s"
              .formatted(
                  stale == 1 ? "1 month was" : stale + " months were",
                  names(plan.stale()),
                  settings.rematch() == Rematch.ALL
                      ? "they are loaded again, as catalog.rematch is all."
                      : "they stay as they are, as catalog.rematch is never: a backfill of only"
                          + " stale months loads them again."));
    }
    return notes;
  }

  private static String names(List<PartitionKey> keys) {
    String names =
        keys.stream().limit(NAMED).map(PartitionKey::value).collect(Collectors.joining(", "));
    return keys.size() > NAMED ? "%s and %d more".formatted(names, keys.size() - NAMED) : names;
  }
}
