package io.sparkify.lake.service.run;

import io.sparkify.lake.service.partition.Discovery;
import io.sparkify.lake.service.run.PlanView.ActionView;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Shows what would be loaded now and why, and what waits; changes nothing. */
@Path("/plan")
@Produces(MediaType.APPLICATION_JSON)
public final class PlanResource {
  private final Planning planning;
  private final Discovery discovery;
  private final RunHistory history;

  public PlanResource(Planning planning, Discovery discovery, RunHistory history) {
    this.planning = planning;
    this.discovery = discovery;
    this.history = history;
  }

  @GET
  public PlanView plan() {
    Plan plan = planning.plan();
    return new PlanView(
        ActionView.of(plan.actions(), history.forecasts()),
        plan.waiting(),
        planning.autoLoad(),
        discovery.problem().orElse(null));
  }
}
