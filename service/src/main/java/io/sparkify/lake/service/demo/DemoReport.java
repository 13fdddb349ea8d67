package io.sparkify.lake.service.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.sparkify.lake.job.contract.PartitionKey;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Shows the last run of every partition, and judges whether all went well. */
final class DemoReport {
  private final Api api;
  private final PrintStream out;

  DemoReport(Api api, PrintStream out) {
    this.api = api;
    this.out = out;
  }

  /** Whether everything is loaded, and all books balance. */
  boolean show(Set<PartitionKey> expected, Demo demo) {
    if (expected.isEmpty()) {
      out.println("There is no sample: generate one with ./lake generate");
      return false;
    }
    out.println("Loading " + expected.size() + " partitions:");
    Map<PartitionKey, String> states = demo.watch(expected);
    List<RunSummary> runs = lastRuns();
    List<List<String>> rows = runs.stream().map(RunSummary::row).toList();
    out.printf("%n%s%n", new RunTable(RunSummary.header(), rows).text());
    runs.forEach(
        run ->
            run.complaint().ifPresent(words -> out.printf("%n%s: %s%n", run.partition(), words)));
    tellMissing(expected, states);
    return Demo.isLoaded(expected, states) && runs.stream().allMatch(RunSummary::isGood);
  }

  private List<RunSummary> lastRuns() {
    List<RunSummary> runs = new ArrayList<>();
    for (JsonNode item : api.get("/partitions?limit=200").get("items")) {
      if (item.path("last_run_id").isTextual()) {
        runs.add(RunSummary.of(api.get("/runs/" + item.get("last_run_id").textValue())));
      }
    }
    return runs;
  }

  private void tellMissing(Set<PartitionKey> expected, Map<PartitionKey, String> states) {
    Set<PartitionKey> missing = new TreeSet<>(expected);
    states.forEach(
        (partition, state) -> {
          if (state.equals("LOADED")) {
            missing.remove(partition);
          }
        });
    if (!missing.isEmpty()) {
      out.printf("%nNot loaded: %s%n", missing);
    }
  }
}
