package io.sparkify.lake.service.bench;

import java.util.List;
import java.util.Map;

/** What each further month of a backfill costs, when all of them are small. */
final class BackfillBench implements Benchmark {
  private static final int MONTHS = 24;
  private static final long EVENTS = 2_000;
  private static final double LIMIT_SECONDS = 0.5;

  @Override
  public Comparison run(Workbench bench) throws Exception {
    Input one = Inputs.months(bench, 1, EVENTS);
    Input all = Inputs.months(bench, MONTHS, EVENTS);
    ServiceLoad.warmUp(bench);
    List<Result> results =
        new Contest(
                bench,
                List.of(
                    ServiceLoad.named("1 month", bench, one, Map.of()),
                    ServiceLoad.named("24 months", bench, all, Map.of()),
                    ServiceLoad.named(
                        "24 months, six an application",
                        bench,
                        all,
                        Map.of("LAKE_BATCH_BACKFILL_MAX_MONTHS", "6"))))
            .results();
    return new Comparison(
        "A backfill of 24 small months",
        "s",
        "",
        results,
        List.of(
            goal("s a month beyond the first", results.get(1), results.get(0)),
            goal("s a month beyond the first, six an application", results.get(2), results.get(0))),
        List.of("Data: " + all + "."));
  }

  private static Goal goal(String words, Result all, Result one) {
    return Goal.atMost(words, LIMIT_SECONDS, (all.median() - one.median()) / (MONTHS - 1));
  }
}
