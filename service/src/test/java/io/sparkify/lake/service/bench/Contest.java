package io.sparkify.lake.service.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Has all contestants run in turns, so that what else goes on hits each of them alike. One that
 * takes longer than ten minutes runs once.
 */
record Contest(Workbench bench, List<Contestant> contestants) {
  private static final double LONG_SECONDS = 600;

  Contest {
    contestants = List.copyOf(contestants);
  }

  List<Result> results() throws Exception {
    Map<Contestant, List<Double>> seconds = new LinkedHashMap<>();
    Map<Contestant, String> checked = new LinkedHashMap<>();
    for (int round = 0; round < bench.repeat(); round++) {
      for (Contestant contestant : contestants) {
        List<Double> own = seconds.computeIfAbsent(contestant, each -> new ArrayList<>());
        if (own.isEmpty() || own.get(0) <= LONG_SECONDS) {
          own.add(run(contestant, checked));
        }
      }
    }
    return seconds.entrySet().stream()
        .map(
            entry ->
                new Result(
                    entry.getKey().name(),
                    new Samples(entry.getValue()),
                    checked.getOrDefault(entry.getKey(), "")))
        .toList();
  }

  private double run(Contestant contestant, Map<Contestant, String> checked) throws Exception {
    Path folder = bench.folder("round");
    double seconds = contestant.run(folder);
    List<String> wrong = contestant.differences(folder);
    bench.say("%s: %.2f s %s".formatted(contestant.name(), seconds, wrong));
    if (contestant.mustBeRight() && !wrong.isEmpty()) {
      throw new IllegalStateException(contestant.name() + " is wrong: " + wrong);
    }
    checked.put(contestant, wrong.isEmpty() ? Result.RIGHT : String.join(", ", wrong));
    Workbench.delete(folder);
    return seconds;
  }
}
