package io.sparkify.lake.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkify.lake.service.trial.Browser;
import io.sparkify.lake.service.trial.Tab;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * How long the dashboard's first pages take in a real browser on a long history: until something is
 * painted, and until the figures stand. Not run by the build; {@code -Dlake.bench.paint=1000000}
 * says how many runs there are, and {@code -Dbench.partitions=10000} how many partitions.
 */
@EnabledIfSystemProperty(named = "lake.bench.paint", matches = "\\d+")
class FirstPaintBench {
  private static final int RUNS = Integer.getInteger("lake.bench.paint", 0);
  private static final int TIMES = 5;
  private static final double LIMIT_MILLIS = 5_000;

  private static final List<Page> PAGES =
      List.of(
          new Page("#/", ".tiles .value"),
          new Page("#/months", "table.calendar"),
          new Page("#/runs", "table a code"));

  @TempDir Path folder;
  @TempDir Path profile;

  /** A page, and what is there once its figures are. */
  private record Page(String hash, String figures) {}

  @Test
  void h2() throws Exception {
    new ServiceOfYears(folder, RUNS).onH2(this::measure);
  }

  @Test
  void postgres() throws Exception {
    new ServiceOfYears(folder, RUNS).onPostgres(this::measure);
  }

  private void measure(String name, int port) throws Exception {
    try (Browser browser = Browser.start(Browser.installed().orElseThrow(), profile);
        Tab tab = browser.tab()) {
      tab.look("light", 1280, 900);
      String url = "http://localhost:%d/".formatted(port);
      for (Page page : PAGES) {
        measure(tab, name, url, page);
      }
    }
  }

  private static void measure(Tab tab, String name, String url, Page page) {
    double[] painted = new double[TIMES + 1];
    double[] stood = new double[TIMES + 1];
    for (int i = 0; i <= TIMES; i++) {
      tab.open("about:blank");
      tab.openUntil(url + "?" + i + page.hash(), page.figures());
      painted[i] =
          tab.run("performance.getEntriesByName('first-contentful-paint')[0].startTime").asDouble();
      stood[i] = tab.run("window.stood").asDouble();
    }
    System.out.printf(
        "BENCH | %s | `%s` | first time: %.0f, %.0f | %.0f | %.0f |%n",
        name, page.hash(), painted[0], stood[0], median(painted), median(stood));
    assertThat(median(stood)).as(page.hash()).isLessThan(LIMIT_MILLIS);
  }

  /** Without the first one, which finds the service and the browser cold. */
  private static double median(double[] all) {
    double[] warm = Arrays.copyOfRange(all, 1, all.length);
    Arrays.sort(warm);
    return warm[warm.length / 2];
  }
}
