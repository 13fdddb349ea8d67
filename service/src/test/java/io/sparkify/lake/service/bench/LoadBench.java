package io.sparkify.lake.service.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The catalog and one month from nothing: by the service, by our job alone, and by (a), (b) and
 * (c); a big catalog then once more, with another file.
 *
 * @param source makes or finds the input
 * @param goals of the medians by name
 */
record LoadBench(String title, Source source, Function<Medians, List<Goal>> goals)
    implements Benchmark {
  /** What is more is never given to an application that waited. */
  private static final long WAITED_FOR = 256L << 20;

  /** So many files take some time to read, and only once. */
  private static final int BIG_CATALOG = 5_000;

  /** Where the input comes from. */
  @FunctionalInterface
  interface Source {
    Input find(Workbench bench) throws Exception;
  }

  /** What each took, by name. */
  record Medians(Map<String, Double> seconds) {
    static Medians of(List<Result> results) {
      return new Medians(
          results.stream().collect(Collectors.toUnmodifiableMap(Result::name, Result::median)));
    }

    double ratio(String name, String base) {
      return of(name) / of(base);
    }

    private double of(String name) {
      Double found = seconds.get(name);
      if (found == null) {
        throw new IllegalArgumentException("Nobody is called " + name);
      }
      return found;
    }
  }

  static LoadBench month() {
    return new LoadBench(
        "One small month",
        Inputs::month,
        medians ->
            List.of(
                ofUsual(medians, 0.2).get(0),
                Goal.atMost(
                    "the same, where an application waited",
                    0.2,
                    medians.ratio(ServiceLoad.WARM, UsualRun.NAME))));
  }

  static LoadBench catalog() {
    return new LoadBench(
        "A small month and 10,000 songs", Inputs::catalog, medians -> ofUsual(medians, 0.05));
  }

  static LoadBench large() {
    return new LoadBench(
        "A month of 1.5 million events",
        Inputs::large,
        medians ->
            List.of(
                ofUsual(medians, 0.5).get(0),
                Goal.atLeast(
                    "throughput, of (b)", 0.5, medians.ratio(DuckDbLoad.NAME, ServiceLoad.NAME))));
  }

  static List<Goal> ofUsual(Medians medians, double limit) {
    return List.of(
        Goal.atMost(
            "launch to published, of (a)", limit, medians.ratio(ServiceLoad.NAME, UsualRun.NAME)));
  }

  @Override
  public Comparison run(Workbench bench) throws Exception {
    Input input = source.find(bench);
    ServiceLoad.warmUp(bench);
    List<Result> results = new Contest(bench, contestants(bench, input)).results();
    return new Comparison(
        title,
        "s",
        UsualRun.NAME,
        results,
        goals.apply(Medians.of(results)),
        List.of(
            "Data: " + input + ".",
            "Ours by the service: from `POST /backfills` until the last run is SUCCEEDED, by its `ended_at`; the service"
                + " idle before, Spark's classes archived by earlier loads. The others: from the"
                + " start of spark-submit to its end; (b) and (c) in a virtual machine that"
                + " runs.",
            "An application that waited was started, and warm, before the request."));
  }

  private static List<Contestant> contestants(Workbench bench, Input input) {
    SparkSubmit spark = new SparkSubmit(bench.root());
    List<Contestant> all = new ArrayList<>();
    all.add(ServiceLoad.of(bench, input));
    if (input.bytes() <= WAITED_FOR) {
      all.add(ServiceLoad.lingering(bench, input));
    }
    if (input.songFiles() >= BIG_CATALOG) {
      all.add(new RefreshLoad(ServiceLoad.of(bench, input), RefreshLoad.Copy.local(input)));
    }
    all.add(new BareJob(spark, input));
    all.add(
        new UsualRun(
            spark, input.expected(), folder -> Place.local(input, folder), UsualRun.WHOLE));
    all.add(new DuckDbLoad(input));
    all.add(new ParseAlone(input));
    return all;
  }
}
