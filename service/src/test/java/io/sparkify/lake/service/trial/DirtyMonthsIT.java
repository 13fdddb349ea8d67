package io.sparkify.lake.service.trial;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkify.lake.job.contract.Counter;
import io.sparkify.lake.job.contract.LogMonth;
import io.sparkify.lake.job.contract.RowCounts;
import io.sparkify.lake.job.generate.Simulation;
import io.sparkify.lake.job.generate.truth.Truth;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Five months with every trap, loaded by the service without anyone asking. */
class DirtyMonthsIT {
  @TempDir Path folder;

  @Test
  @Tag("full")
  void tablesAndBooksEqualTheTruth() throws Exception {
    Site site = Site.in(folder);
    Truth truth =
        new Simulation(
                new Truth.Arguments(
                    LogMonth.parse("2018-10"), LogMonth.parse("2019-02"), 400, 60, 30, 7, true),
                site.input())
            .run();

    try (LakeProcess service = LakeProcess.start(site)) {
      LakeApi api = service.api();
      api.awaitStates(loaded(truth));
      assertBooksEqualTheTruth(api, truth);
      assertNothingWasLoadedTwice(api, truth);
    }

    assertThat(site.digests()).isEqualTo(truth.digests());
    for (Truth.Month month : truth.months()) {
      assertThat(site.digests(month.month()))
          .as(month.month().toString())
          .isEqualTo(month.digests());
    }
  }

  private static Map<String, String> loaded(Truth truth) {
    Map<String, String> states =
        truth.months().stream()
            .collect(
                Collectors.toMap(
                    month -> month.month().toString(),
                    month -> "LOADED",
                    (a, b) -> a,
                    TreeMap::new));
    states.put("songs", "LOADED");
    return states;
  }

  private static void assertBooksEqualTheTruth(LakeApi api, Truth truth) {
    assertThat(api.runs())
        .allSatisfy(
            run -> {
              assertThat(LakeApi.text(run, "state")).isEqualTo("SUCCEEDED");
              assertThat(LakeApi.rowCounts(run).imbalance()).isEmpty();
            });
    assertThat(without(Counter.SKIPPED, api.rowCounts("songs")))
        .isEqualTo(without(Counter.SKIPPED, truth.catalog().rowCounts()));
    for (Truth.Month month : truth.months()) {
      String name = month.month().toString();
      RowCounts last = LakeApi.rowCounts(api.runs(name).get(0));
      assertThat(api.rowCounts(name)).as(name).isEqualTo(last);
      // The truth knows the users of the whole lake, not those after this run.
      assertThat(without(Counter.USERS, last)).as(name).isEqualTo(month.rowCounts());
    }
  }

  /** What was there at first went in one application; strays made two more months, in another. */
  private static void assertNothingWasLoadedTwice(LakeApi api, Truth truth) {
    assertThat(api.runs()).hasSize(loaded(truth).size());
    Set<String> applications = new HashSet<>();
    api.runs().forEach(run -> applications.add(run.at("/attempts/0/application_id").asText()));
    assertThat(applications).hasSize(2);
  }

  private static RowCounts without(Counter counter, RowCounts counts) {
    Map<Counter, Long> amounts = new EnumMap<>(Counter.class);
    amounts.putAll(counts.amounts());
    amounts.remove(counter);
    return new RowCounts(amounts);
  }
}
