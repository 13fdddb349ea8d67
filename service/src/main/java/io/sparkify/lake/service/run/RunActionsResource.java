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
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.SecurityContext;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Takes what operators want done with single runs. */
@Path("/runs")
@Produces(MediaType.APPLICATION_JSON)
public final class RunActionsResource {
  private final RunActions actions;
  private final RunHistory history;
  private final ProgressBoard progress;
  private final Idempotency idempotency;

  public RunActionsResource(
      RunActions actions, RunHistory history, ProgressBoard progress, Idempotency idempotency) {
    this.actions = actions;
    this.history = history;
    this.progress = progress;
    this.idempotency = idempotency;
  }

  /** 200 with the cancelled run, or 202 with one that an application still has. */
  @POST
  @Path("/{id}/cancel")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(operationId = "cancelRun", summary = "Cancels a run")
  @ApiResponse(
      responseCode = "200",
      description = "It is cancelled",
      content = @Content(schema = @Schema(implementation = RunDetailsView.class)))
  @ApiResponse(
      responseCode = "202",
      description =
          "An application has it; it is cancelled as soon as nothing of it can be published",
      content = @Content(schema = @Schema(implementation = RunDetailsView.class)))
  public Response cancel(
      @PathParam("id") String id,
      @RequestBody(content = @Content(schema = @Schema(implementation = ActionRequest.class)))
          @Nullable String body,
      @Context SecurityContext security)
      throws JsonProcessingException {
    RunId run = Parameter.run(id);
    Wish wish = ActionRequest.parse(body).wish(Requester.of(security), "not wanted");
    Status status = actions.cancel(run, wish) == RunState.CANCELLED ? Status.OK : Status.ACCEPTED;
    return Response.status(status).entity(view(run)).build();
  }

  /** 200 with the same run, which goes at once, or 201 with a new one. */
  @POST
  @Path("/{id}/retry")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(operationId = "retryRun", summary = "Tries a run again")
  @ApiResponse(
      responseCode = "200",
      description = "The same run, which goes at once",
      content = @Content(schema = @Schema(implementation = RunDetailsView.class)))
  @ApiResponse(
      responseCode = "201",
      description = "A new run; Location names it",
      content = @Content(schema = @Schema(implementation = RunDetailsView.class)))
  public Response retry(
      @PathParam("id") String id,
      @RequestBody(content = @Content(schema = @Schema(implementation = ActionRequest.class)))
          @Nullable String body,
      @HeaderParam("Idempotency-Key") @Nullable String key,
      @Context SecurityContext security)
      throws JsonProcessingException {
    RunId run = Parameter.run(id);
    Wish wish = ActionRequest.parse(body).wish(Requester.of(security), "retried");
    RunId tried =
        RunId.parse(
            idempotency.once(
                key,
                "runs/%s/retry\n%s".formatted(run, body),
                () -> actions.retry(run, wish).toString()));
    return (tried.equals(run) ? Response.ok() : Response.created(URI.create("runs/" + tried)))
        .entity(view(tried))
        .build();
  }

  private RunDetailsView view(RunId id) {
    return RunDetailsView.of(id, history, progress);
  }
}
