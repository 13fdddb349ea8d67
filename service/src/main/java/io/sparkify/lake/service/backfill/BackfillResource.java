package io.sparkify.lake.service.backfill;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.sparkify.lake.job.contract.RunId;
import io.sparkify.lake.service.idempotency.Idempotency;
import io.sparkify.lake.service.partition.Page;
import io.sparkify.lake.service.partition.Parameter;
import io.sparkify.lake.service.run.ActionRequest;
import io.sparkify.lake.service.run.PlanShow;
import io.sparkify.lake.service.run.Requester;
import io.sparkify.lake.service.run.RunOrder;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
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
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Takes wishes for many months, and shows how far they are. */
@Path("/backfills")
@Produces(MediaType.APPLICATION_JSON)
public final class BackfillResource {
  private final Backfills backfills;
  private final BackfillStore store;
  private final PlanShow plans;
  private final Idempotency idempotency;

  public BackfillResource(
      Backfills backfills, BackfillStore store, PlanShow plans, Idempotency idempotency) {
    this.backfills = backfills;
    this.store = store;
    this.plans = plans;
    this.idempotency = idempotency;
  }

  /** 201 with the backfill, or 200 with what it would be for a dry run. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(operationId = "createBackfill", summary = "Requests many months")
  @ApiResponse(
      responseCode = "200",
      description = "A dry run: what would be loaded; nothing is created",
      content = @Content(schema = @Schema(implementation = DryRunView.class)))
  @ApiResponse(
      responseCode = "201",
      description = "The backfill; Location names it",
      content = @Content(schema = @Schema(implementation = BackfillDetailsView.class)))
  public Response create(
      @RequestBody(content = @Content(schema = @Schema(implementation = BackfillRequest.class)))
          @Nullable String body,
      @HeaderParam("Idempotency-Key") @Nullable String key,
      @Context SecurityContext security)
      throws JsonProcessingException {
    BackfillRequest request = BackfillRequest.parse(body);
    BackfillOrder order = request.order();
    String who = Requester.of(security);
    if (request.isDryRun()) {
      return Response.ok(dryRun(order, who)).build();
    }
    String id =
        idempotency.once(key, "backfills\n" + body, () -> backfills.create(order, who).toString());
    return Response.created(URI.create("backfills/" + id))
        .entity(details(UUID.fromString(id)))
        .build();
  }

  @GET
  @Operation(operationId = "listBackfills", summary = "Backfills, newest first")
  public Page<BackfillView> list(
      @QueryParam("limit") @Nullable String limit, @QueryParam("cursor") @Nullable String cursor) {
    return new BackfillPages(store).page(limit, cursor);
  }

  @GET
  @Path("/{id}")
  @Operation(operationId = "getBackfill", summary = "One backfill with its runs")
  public BackfillDetailsView one(@PathParam("id") String id) {
    return details(id(id));
  }

  @POST
  @Path("/{id}/pause")
  @Operation(operationId = "pauseBackfill", summary = "Keeps its queued runs waiting")
  public BackfillDetailsView pause(@PathParam("id") String id) {
    backfills.pause(id(id));
    return details(id(id));
  }

  @POST
  @Path("/{id}/resume")
  @Operation(operationId = "resumeBackfill", summary = "Lets its queued runs go on")
  public BackfillDetailsView resume(@PathParam("id") String id) {
    backfills.resume(id(id));
    return details(id(id));
  }

  @POST
  @Path("/{id}/cancel")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(operationId = "cancelBackfill", summary = "Cancels its runs")
  public BackfillDetailsView cancel(
      @PathParam("id") String id,
      @RequestBody(content = @Content(schema = @Schema(implementation = ActionRequest.class)))
          @Nullable String body,
      @Context SecurityContext security)
      throws JsonProcessingException {
    String reason = ActionRequest.parse(body).words("not wanted");
    backfills.cancel(id(id), Requester.of(security), reason);
    return details(id(id));
  }

  private DryRunView dryRun(BackfillOrder order, String who) {
    Selection selection = store.select(order, who);
    return new DryRunView(
        true,
        selection.orders().stream().map(RunOrder::partition).toList(),
        selection.skipped(),
        plans.with(selection.orders(), order.maxActive()));
  }

  private BackfillDetailsView details(UUID id) {
    Backfill backfill = store.get(id);
    List<BackfillRun> runs = store.runs(List.of(id)).getOrDefault(id, List.of());
    Set<RunId> queued =
        runs.stream()
            .filter(BackfillRun::isQueued)
            .map(BackfillRun::id)
            .collect(Collectors.toSet());
    OptionalLong seconds = plans.predictedSeconds(queued);
    return new BackfillDetailsView(
        BackfillView.of(backfill, runs),
        seconds.isPresent() ? seconds.getAsLong() : null,
        runs.stream().map(BackfillDetailsView.RunView::of).toList(),
        store.skips(id));
  }

  private static UUID id(String text) {
    return Parameter.read("id", text, BackfillResource::uuid);
  }

  static UUID uuid(String text) {
    if (!text.matches("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}")) {
      throw new IllegalArgumentException("Not the id of a backfill: '" + text + "'");
    }
    return UUID.fromString(text);
  }

  /** Its runs by backfill. */
  static List<BackfillView> views(List<Backfill> found, Map<UUID, List<BackfillRun>> runs) {
    return found.stream()
        .map(backfill -> BackfillView.of(backfill, runs.getOrDefault(backfill.id(), List.of())))
        .toList();
  }
}
