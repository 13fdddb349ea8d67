package io.sparkify.lake.job.generate.truth;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Who comes first by a count; those with the same count share a place. */
final class Ranking {
  private static final int PLACES = 20;

  private final Map<String, Long> counts = new HashMap<>();

  /** One name with its place, from 1 on. */
  record Place(long place, String name, long count) {}

  void add(String name) {
    counts.merge(name, 1L, Long::sum);
  }

  /** The first places, by place and name. */
  List<Place> top() {
    List<Map.Entry<String, Long>> sorted =
        counts.entrySet().stream()
            .sorted(
                Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                    .thenComparing(Map.Entry.comparingByKey()))
            .toList();
    List<Place> places = new ArrayList<>();
    for (int i = 0; i < sorted.size(); i++) {
      Map.Entry<String, Long> next = sorted.get(i);
      boolean tie = i > 0 && places.get(i - 1).count() == next.getValue();
      long place = tie ? places.get(i - 1).place() : i + 1L;
      if (place > PLACES) {
        break;
      }
      places.add(new Place(place, next.getKey(), next.getValue()));
    }
    return List.copyOf(places);
  }
}
