package io.sparkify.lake.service.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How a load grows with events and with months, the driver's memory being 1 GB. About linear is:
 * what the last step adds for each event or month is no more than half as much again as the first
 * step's. Beside the month with most events DuckDB loads the same.
 */
final class GrowthBench implements Benchmark {
  private static final List<Long> EVENTS = List.of(100_000L, 1_000_000L, 10_000_000L);
  private static final List<Integer> MONTHS = List.of(1, 12, 120);
  private static final long EVENTS_A_MONTH = 2_000;
  private static final double LIMIT = 1.5;
  private static final double OF_DUCK_DB = 0.8;

  @Override
  public Comparison run(Workbench bench) throws Exception {
    List<Contestant> loads = new ArrayList<>();
    int share = bench.options().share();
    List<Long> sizes = EVENTS.stream().map(events -> events / share).toList();
    List<Long> lengths = new ArrayList<>();
    for (long events : sizes) {
      loads.add(load("%,d events, 1 month".formatted(events), bench, Inputs.events(bench, events)));
    }
    for (int each : MONTHS) {
      // However small, each is longer than the one before.
      int months = Math.max(each / share, lengths.size() + 1);
      lengths.add((long) months);
      Input input = Inputs.months(bench, months, EVENTS_A_MONTH);
      loads.add(
          load("%,d events in %d months".formatted(months * EVENTS_A_MONTH, months), bench, input));
    }
    Input largest = Inputs.events(bench, sizes.get(2));
    loads.add(new DuckDbLoad(largest));
    ServiceLoad.warmUp(bench);
    List<Result> results = new Contest(bench, loads).results();
    return new Comparison(
        "Growth",
        "s",
        "",
        results,
        List.of(
            goal("an event of the last step, of the first", results.subList(0, 3), sizes),
            goal("a month of the last step, of the first", results.subList(3, 6), lengths),
            Goal.atLeast(
                "throughput of the most events, of (b)",
                OF_DUCK_DB,
                results.get(6).median() / results.get(2).median())),
        List.of(
            "By the service as shipped; each load from nothing, with its catalog.",
            "The most events, which (b) loads too: " + largest + "."));
  }

  private static ServiceLoad load(String name, Workbench bench, Input input) {
    return ServiceLoad.named(name, bench, input, Map.of("LAKE_SPARK_DRIVER_MEMORY", "1g"));
  }

  private static Goal goal(String words, List<Result> results, List<Long> sizes) {
    return Goal.atMost(words, LIMIT, slope(results, sizes, 1) / slope(results, sizes, 0));
  }

  /** Seconds for each more, from one size to the next. */
  private static double slope(List<Result> results, List<Long> sizes, int from) {
    double seconds = results.get(from + 1).median() - results.get(from).median();
    return seconds / (sizes.get(from + 1) - sizes.get(from));
  }
}
