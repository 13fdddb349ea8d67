package io.sparkify.lake.service.schedule;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.sparkify.lake.service.partition.Page;
import io.sparkify.lake.service.partition.Parameter;
import io.sparkify.lake.service.run.Requester;
import io.sparkify.lake.service.schedule.ScheduleView.FireView;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Shows schedules, and takes changes to them. */
@Path("/schedules")
@Produces(MediaType.APPLICATION_JSON)
public final class ScheduleResource {
  static final int PREVIEW = 5;
  private static final int MOST_PREVIEWED = 100;
  private static final int HISTORY = 20;

  private final ScheduleStore schedules;
  private final Firing firing;
  private final Clock clock;

  public ScheduleResource(ScheduleStore schedules, Firing firing, Clock clock) {
    this.schedules = schedules;
    this.firing = firing;
    this.clock = clock;
  }

  @GET
  @Operation(operationId = "listSchedules", summary = "All schedules")
  public Page<ScheduleView> list() {
    return Page.whole(schedules.all().stream().map(this::view).toList());
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(operationId = "createSchedule", summary = "Makes a schedule")
  @ApiResponse(
      responseCode = "201",
      description = "The schedule; Location names it",
      content = @Content(schema = @Schema(implementation = ScheduleDetailsView.class)))
  public Response create(
      @RequestBody(content = @Content(schema = @Schema(implementation = ScheduleRequest.class)))
          @Nullable String body)
      throws JsonProcessingException {
    ScheduleRequest request = ScheduleRequest.parse(body);
    String name = request.requiredName();
    Schedule made = schedules.create(name, request.rule(), request.startsPaused());
    return Response.created(URI.create("schedules/" + name)).entity(details(made, PREVIEW)).build();
  }

  @GET
  @Path("/{name}")
  @Operation(operationId = "getSchedule", summary = "One schedule with its next fire times")
  public ScheduleDetailsView one(
      @PathParam("name") String name,
      @io.swagger.v3.oas.annotations.Parameter(
              description = "How many of the next fire times",
              schema =
                  @Schema(type = "integer", minimum = "0", maximum = "100", defaultValue = "5"))
          @QueryParam("preview")
          @Nullable String preview) {
    int count = Parameter.optional("preview", preview, ScheduleResource::count).orElse(PREVIEW);
    return details(schedules.get(name), count);
  }

  @PATCH
  @Path("/{name}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(operationId = "changeSchedule", summary = "Changes what is named; the rest stays")
  public ScheduleDetailsView change(
      @PathParam("name") String name,
      @RequestBody(content = @Content(schema = @Schema(implementation = ScheduleRequest.class)))
          @Nullable String body)
      throws JsonProcessingException {
    return details(schedules.change(name, ScheduleRequest.parse(body)::change), PREVIEW);
  }

  @DELETE
  @Path("/{name}")
  @Operation(operationId = "deleteSchedule", summary = "Removes a schedule that was made by REST")
  @ApiResponse(responseCode = "204", description = "It is gone")
  public void delete(@PathParam("name") String name) {
    schedules.delete(name);
  }

  @POST
  @Path("/{name}/pause")
  @Operation(operationId = "pauseSchedule", summary = "Lets it fire no more")
  public ScheduleDetailsView pause(@PathParam("name") String name) {
    return details(
        schedules.change(name, now -> new ScheduleStore.Change(now.rule(), true)), PREVIEW);
  }

  @POST
  @Path("/{name}/resume")
  @Operation(operationId = "resumeSchedule", summary = "Lets it fire again")
  public ScheduleDetailsView resume(@PathParam("name") String name) {
    return details(
        schedules.change(name, now -> new ScheduleStore.Change(now.rule(), false)), PREVIEW);
  }

  /** Loads as if it were time; the answer's last fire says what became of it. */
  @POST
  @Path("/{name}/trigger")
  @Operation(operationId = "triggerSchedule", summary = "Loads as if it were time")
  public ScheduleDetailsView trigger(
      @PathParam("name") String name, @Context SecurityContext security) {
    firing.trigger(schedules.get(name), Requester.of(security));
    return details(schedules.get(name), PREVIEW);
  }

  private ScheduleView view(Schedule schedule) {
    List<Fire> last = schedules.fires(schedule.name(), 1);
    return ScheduleView.of(schedule, clock.instant(), last, schedules.runs(last));
  }

  private ScheduleDetailsView details(Schedule schedule, int preview) {
    List<Fire> fires = schedules.fires(schedule.name(), HISTORY);
    Map<Long, List<FireRun>> runs = schedules.runs(fires);
    return new ScheduleDetailsView(
        ScheduleView.of(schedule, clock.instant(), fires, runs),
        schedule.rule().times().preview(clock.instant(), preview),
        fires.stream().map(fire -> FireView.of(fire, runs)).toList());
  }

  static int count(String text) {
    if (!text.matches("\\d{1,3}") || Integer.parseInt(text) > MOST_PREVIEWED) {
      throw new IllegalArgumentException(
          "It lies between 0 and %d, not '%s'".formatted(MOST_PREVIEWED, text));
    }
    return Integer.parseInt(text);
  }
}
