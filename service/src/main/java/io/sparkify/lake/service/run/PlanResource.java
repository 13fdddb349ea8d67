package io.sparkify.lake.service.run;

import io.sparkify.lake.service.partition.Discovery;
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

  public PlanResource(Planning planning, Discovery discovery) {
    this.planning = planning;
    this.discovery = discovery;
  }

  @GET
  public PlanView plan() {
    return PlanView.of(planning.plan(), planning.autoLoad(), discovery.problem().orElse(null));
  }
}
