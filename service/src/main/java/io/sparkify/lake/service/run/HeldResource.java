package io.sparkify.lake.service.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.sparkify.lake.job.contract.RunId;
import io.sparkify.lake.service.idempotency.Idempotency;
import io.sparkify.lake.service.partition.Parameter;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Takes what operators decide about the staged data of rejected runs. */
@Path("/runs")
@Produces(MediaType.APPLICATION_JSON)
public final class HeldResource {
  private final HeldRuns held;
  private final RunHistory history;
  private final ProgressBoard progress;
  private final Idempotency idempotency;

  public HeldResource(
      HeldRuns held, RunHistory history, ProgressBoard progress, Idempotency idempotency) {
    this.held = held;
    this.history = history;
    this.progress = progress;
    this.idempotency = idempotency;
  }

  /** The new run that publishes what this one staged. */
  @POST
  @Path("/{id}/approve")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(operationId = "approveRun", summary = "Publishes exactly what a rejected run staged")
  @ApiResponse(
      responseCode = "201",
      description = "The queued run that publishes it; Location names it",
      content = @Content(schema = @Schema(implementation = RunDetailsView.class)))
  public Response approve(
      @PathParam("id") String id,
      @RequestBody(content = @Content(schema = @Schema(implementation = ActionRequest.class)))
          @Nullable String body,
      @HeaderParam("Idempotency-Key") @Nullable String key,
      @Context SecurityContext security)
      throws JsonProcessingException {
    RunId rejected = Parameter.run(id);
    Wish wish = ActionRequest.parse(body).wish(Requester.of(security), "approved");
    RunId run =
        RunId.parse(
            idempotency.once(
                key,
                "runs/%s/approve\n%s".formatted(rejected, body),
                () -> held.requirePresent(rejected),
                () -> held.approve(rejected, wish).id().toString()));
    return Response.created(URI.create("runs/" + run)).entity(view(run)).build();
  }

  /** The run, without its staged data. */
  @POST
  @Path("/{id}/discard")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(operationId = "discardRun", summary = "Drops what a rejected run staged")
  public RunDetailsView discard(
      @PathParam("id") String id,
      @RequestBody(content = @Content(schema = @Schema(implementation = ActionRequest.class)))
          @Nullable String body,
      @Context SecurityContext security)
      throws JsonProcessingException {
    RunId run = Parameter.run(id);
    held.discard(run, ActionRequest.parse(body).wish(Requester.of(security), "not wanted"));
    return view(run);
  }

  private RunDetailsView view(RunId id) {
    return RunDetailsView.of(id, history, progress);
  }
}
