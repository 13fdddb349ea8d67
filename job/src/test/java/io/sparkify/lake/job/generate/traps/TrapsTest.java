package io.sparkify.lake.job.generate.traps;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkify.lake.job.contract.LogMonth;
import io.sparkify.lake.job.generate.Simulation;
import io.sparkify.lake.job.generate.truth.Truth;
import java.nio.file.Path;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Traps are there, and the truth says so. */
class TrapsTest {
  @TempDir private Path folder;

  @Test
  void everyTrapIsLaidInEveryMonthHoweverFewItsEvents() throws Exception {
    Truth truth = run("2018-11", "2019-01", 1);
    for (Truth.Month month : truth.months()) {
      if (month.folder()) {
        assertThat(names(month)).containsAll(labels()).contains("not_input_file", "empty_file");
      }
    }
  }

  @Test
  void trapsThatNeedTwoFoldersAreLeftOutOfOneMonth() throws Exception {
    Truth truth = run("2018-11", "2018-11", 1);
    assertThat(truth.months().get(1).traps())
        .containsKey("duplicate_in_file")
        .doesNotContainKeys("duplicate_across_months", "duplicates_everywhere");
  }

  @Test
  void moreEventsMeetMoreTraps() throws Exception {
    Truth truth = run("2018-11", "2018-11", 5000);
    assertThat(truth.months().get(1).malformed())
        .hasSize(MalformedTrap.values().length)
        .allSatisfy((trap, lines) -> assertThat(lines).isGreaterThan(2));
  }

  private Truth run(String from, String to, long events) throws Exception {
    Truth.Arguments arguments =
        new Truth.Arguments(LogMonth.parse(from), LogMonth.parse(to), events, 5, 9, 1, true);
    return new Simulation(arguments, folder).run();
  }

  private static Iterable<String> names(Truth.Month month) {
    TreeMap<String, Long> all = new TreeMap<>(month.malformed());
    all.putAll(month.traps());
    return all.keySet();
  }

  private static Iterable<String> labels() {
    return Traps.ALL.stream().map(Trap::label).toList();
  }
}
