package io.sparkify.lake.service.schedule;

import io.sparkify.lake.service.error.ServiceException;
import io.sparkify.lake.service.partition.Parameter;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Shows when a cron would fire, before a schedule is made or changed to it. */
@Path("/schedule-times")
@Produces(MediaType.APPLICATION_JSON)
public final class ScheduleTimesResource {
  private final Clock clock;

  public ScheduleTimesResource(Clock clock) {
    this.clock = clock;
  }

  @GET
  @Operation(
      operationId = "previewSchedule",
      summary = "The next times of a cron; nothing is made or changed")
  public ScheduleTimesView times(
      @io.swagger.v3.oas.annotations.Parameter(
              description = "Five fields as in Unix, or six or seven as in Quartz.",
              required = true,
              schema = @Schema(example = "30 2 * * *"))
          @QueryParam("cron")
          @Nullable String cron,
      @io.swagger.v3.oas.annotations.Parameter(
              description = "Of the tz database; UTC if it is left out.",
              schema = @Schema(example = "Europe/Paris"))
          @QueryParam("zone")
          @Nullable String zone,
      @io.swagger.v3.oas.annotations.Parameter(
              description = "How many times",
              schema =
                  @Schema(type = "integer", minimum = "0", maximum = "100", defaultValue = "5"))
          @QueryParam("preview")
          @Nullable String preview) {
    if (cron == null) {
      throw ServiceException.malformed("malformed", "cron: It is missing");
    }
    Cron times = Parameter.read("cron", cron, Cron::parse);
    ZoneId where = Parameter.optional("zone", zone, Rule::zone).orElse(ZoneOffset.UTC);
    int count =
        Parameter.optional("preview", preview, ScheduleResource::count)
            .orElse(ScheduleResource.PREVIEW);
    return new ScheduleTimesView(
        times.text(),
        zone == null ? ScheduleConfiguration.UTC : where.getId(),
        new FireTimes(times, where).preview(clock.instant(), count));
  }
}
