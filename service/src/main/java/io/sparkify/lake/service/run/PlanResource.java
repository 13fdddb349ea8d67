package io.sparkify.lake.service.run;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Shows what would be loaded now and why, and what waits; changes nothing. */
@Path("/plan")
@Produces(MediaType.APPLICATION_JSON)
public final class PlanResource {
  private final PlanShow plans;

  public PlanResource(PlanShow plans) {
    this.plans = plans;
  }

  @GET
  @Operation(
      operationId = "getPlan",
      summary = "What would be loaded now and why, in which batch, and what waits for what")
  public PlanView plan() {
    return plans.now();
  }
}
