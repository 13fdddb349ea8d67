package io.sparkify.lake.service.meter;

import java.util.List;

/**
 * One thing that is measured.
 *
 * @param name as Prometheus wants it: a base unit at its end, {@code _total} for counters
 * @param help what it says, in one sentence
 * @param labels what tells its rows apart; each with few values that are known beforehand, so never
 *     an id, a user, or what a client sent
 */
public record Meter(String name, String help, List<String> labels) {
  public Meter {
    // Prometheus keeps these endings for itself.
    if (!name.matches("[a-z][a-z0-9_]*(?<!_(info|bucket|created|sum|count))")) {
      throw new IllegalArgumentException("Not the name of a meter: " + name);
    }
    labels = List.copyOf(labels);
  }

  public static Meter of(String name, String help, String... labels) {
    return new Meter(name, help, List.of(labels));
  }
}
