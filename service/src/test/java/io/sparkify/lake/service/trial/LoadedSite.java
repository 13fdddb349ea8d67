package io.sparkify.lake.service.trial;

import io.sparkify.lake.job.contract.LogMonth;
import io.sparkify.lake.job.generate.Simulation;
import io.sparkify.lake.job.generate.truth.Truth;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** A site whose catalog and first two months are loaded; later months wait beside it. */
record LoadedSite(Site site, Site later) {
  static final String OLD = "2018-01";
  static final String NEXT = "2018-02";

  /** Costs a start of the service and of Spark; copies of it cost neither. */
  static LoadedSite make(Path folder) {
    LoadedSite loaded = in(folder);
    generate(loaded.later, OLD, "2018-04", 200);
    Site.copy(loaded.later.songs(), loaded.site.songs());
    loaded.add(loaded.site, OLD);
    loaded.add(loaded.site, NEXT);
    try (LakeProcess service = LakeProcess.start(loaded.site)) {
      service.api().awaitStates(states(Map.of()));
      service.stop();
    }
    return loaded;
  }

  /** The one that was made there. */
  static LoadedSite in(Path folder) {
    return new LoadedSite(Site.in(folder.resolve("site")), Site.in(folder.resolve("later")));
  }

  /** Makes input without traps; the answer is its truth. */
  static Truth generate(Site site, String from, String to, long events) {
    Truth.Arguments arguments =
        new Truth.Arguments(LogMonth.parse(from), LogMonth.parse(to), events, 50, 20, 3, false);
    try {
      return new Simulation(arguments, site.input()).run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Puts one of the later months into a site's input. */
  void add(Site to, String month) {
    to.addMonth(later, month);
  }

  /** How partitions stand when all are loaded but these. */
  static Map<String, String> states(Map<String, String> others) {
    Map<String, String> states =
        new TreeMap<>(Map.of("songs", "LOADED", OLD, "LOADED", NEXT, "LOADED"));
    states.putAll(others);
    return states;
  }
}
