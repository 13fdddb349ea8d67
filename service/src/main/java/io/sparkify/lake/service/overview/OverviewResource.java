package io.sparkify.lake.service.overview;

import io.sparkify.lake.service.freshness.FreshnessSummary;
import io.sparkify.lake.service.lease.InstancesView;
import io.sparkify.lake.service.run.Glance;
import io.sparkify.lake.service.schedule.TickStatus;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Shows in one call what a first page shows. */
@Path("/overview")
@Produces(MediaType.APPLICATION_JSON)
public final class OverviewResource {
  private final Surveys surveys;
  private final Glance glance;
  private final Supplier<InstancesView> instances;
  private final Supplier<List<TickStatus>> ticks;
  private final Supplier<Optional<FreshnessSummary>> freshness;
  private final Clock clock;

  public OverviewResource(
      Surveys surveys,
      Glance glance,
      Supplier<InstancesView> instances,
      Supplier<List<TickStatus>> ticks,
      Supplier<Optional<FreshnessSummary>> freshness,
      Clock clock) {
    this.surveys = surveys;
    this.glance = glance;
    this.instances = instances;
    this.ticks = ticks;
    this.freshness = freshness;
    this.clock = clock;
  }

  @GET
  @Operation(
      operationId = "getOverview",
      summary = "What is loaded, runs, fails, waits and comes next, in one call")
  public Overview overview() {
    Survey survey = surveys.current();
    return Overview.of(
        survey,
        glance.now(),
        instances.get(),
        ticks.get(),
        freshness.get().orElse(null),
        clock.instant());
  }
}
