package io.sparkify.lake.service.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.sparkify.lake.job.contract.PartitionKey;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Watches the service until it has loaded everything, and tells how that went. */
final class Demo {
  static final Duration PATIENCE = Duration.ofMinutes(15);
  private static final Set<String> UNDER_WAY = Set.of("NEW", "CHANGED", "UNSETTLED", "LOADING");

  private final Api api;
  private final PrintStream out;
  private final Clock clock;
  private final Runnable pause;

  /**
   * Nothing is asked yet.
   *
   * @param pause waits a moment between two looks
   */
  Demo(Api api, PrintStream out, Clock clock, Runnable pause) {
    this.api = api;
    this.out = out;
    this.clock = clock;
    this.pause = pause;
  }

  /** The state of each partition once all are loaded, nothing more happens, or time is up. */
  Map<PartitionKey, String> watch(Set<PartitionKey> expected) {
    Instant deadline = clock.instant().plus(PATIENCE);
    Map<PartitionKey, String> seen = Map.of();
    while (true) {
      Map<PartitionKey, String> now = states();
      tellChanges(seen, now);
      if (isSettled(expected, now) || clock.instant().isAfter(deadline)) {
        return now;
      }
      seen = now;
      pause.run();
    }
  }

  /** Whether everything expected, and everything else that turned up, is loaded. */
  static boolean isLoaded(Set<PartitionKey> expected, Map<PartitionKey, String> states) {
    return states.keySet().containsAll(expected)
        && states.values().stream().allMatch("LOADED"::equals);
  }

  private static boolean isSettled(Set<PartitionKey> expected, Map<PartitionKey, String> states) {
    return states.keySet().containsAll(expected)
        && states.values().stream().noneMatch(UNDER_WAY::contains);
  }

  private Map<PartitionKey, String> states() {
    Map<PartitionKey, String> states = new TreeMap<>();
    for (JsonNode item : api.get("/partitions?limit=200").get("items")) {
      states.put(
          PartitionKey.parse(item.get("partition").textValue()), item.get("state").textValue());
    }
    return states;
  }

  private void tellChanges(Map<PartitionKey, String> before, Map<PartitionKey, String> now) {
    now.forEach(
        (partition, state) -> {
          if (!state.equals(before.get(partition))) {
            out.printf("  %-8s %s%n", partition, state);
          }
        });
  }
}
