package io.sparkify.lake.service.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.sparkify.lake.service.cli.rest.CommandFailedException;
import io.sparkify.lake.service.cli.rest.Query;
import io.sparkify.lake.service.cli.rest.Service;
import io.sparkify.lake.service.cli.view.Json;
import io.sparkify.lake.service.cli.view.Moving;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Looks at the runs again and again, and tells what changed from look to look. */
final class Sightings {
  private static final int MOST = 200;
  private static final int RECENT = 10;

  private final Service service;
  private Map<String, String> before = Map.of();
  private boolean first = true;

  Sightings(Service service) {
    this.service = service;
  }

  /**
   * One look.
   *
   * @param active runs that an application has
   * @param queued how many wait
   * @param recent a page of the newest runs
   * @param changed runs that stand otherwise than at the look before; none at the first
   */
  record Look(List<JsonNode> active, long queued, JsonNode recent, List<JsonNode> changed) {
    boolean isIdle() {
      return active.isEmpty() && queued == 0;
    }
  }

  Look look() throws CommandFailedException {
    List<JsonNode> active = new ArrayList<>();
    page("RUNNING", MOST).path("items").forEach(active::add);
    page("STARTING", MOST).path("items").forEach(active::add);
    long queued = page("QUEUED", 1).path("total_entries").asLong();
    JsonNode recent = service.get(Query.of("/runs").with("limit", RECENT)).json();
    return new Look(active, queued, recent, changes(active, recent));
  }

  private JsonNode page(String state, int limit) throws CommandFailedException {
    return service.get(Query.of("/runs").with("state", state).with("limit", limit)).json();
  }

  private List<JsonNode> changes(List<JsonNode> active, JsonNode recent)
      throws CommandFailedException {
    Map<String, JsonNode> seen = new HashMap<>();
    active.forEach(run -> seen.put(Json.text(run, "id"), run));
    recent.path("items").forEach(run -> seen.put(Json.text(run, "id"), run));
    // One that went on and is not among the newest has ended since.
    for (String id : before.keySet()) {
      if (!seen.containsKey(id) && isActive(before.getOrDefault(id, ""))) {
        seen.put(id, service.get(Query.of("/runs").segment(id)).json());
      }
    }
    List<JsonNode> changed = new ArrayList<>();
    Map<String, String> now = new HashMap<>();
    seen.forEach(
        (id, run) -> {
          now.put(id, Moving.milestone(run));
          if (!first && !now.get(id).equals(before.get(id))) {
            changed.add(run);
          }
        });
    before = now;
    first = false;
    return changed;
  }

  private static boolean isActive(String milestone) {
    return milestone.contains("RUNNING") || milestone.contains("STARTING");
  }
}
