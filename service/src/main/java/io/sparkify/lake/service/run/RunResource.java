package io.sparkify.lake.service.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.sparkify.lake.job.contract.PartitionKey;
import io.sparkify.lake.job.contract.RunId;
import io.sparkify.lake.service.idempotency.Idempotency;
import io.sparkify.lake.service.partition.Page;
import io.sparkify.lake.service.partition.Parameter;
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
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Takes requests for runs, and shows runs. */
@Path("/runs")
@Produces(MediaType.APPLICATION_JSON)
public final class RunResource {
  private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

  private final RunStore runs;
  private final RunHistory history;
  private final ProgressBoard progress;
  private final Idempotency idempotency;

  public RunResource(
      RunStore runs, RunHistory history, ProgressBoard progress, Idempotency idempotency) {
    this.runs = runs;
    this.history = history;
    this.progress = progress;
    this.idempotency = idempotency;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(operationId = "requestRun", summary = "Requests a run of a partition")
  @ApiResponse(
      responseCode = "201",
      description = "The queued run; Location names it",
      content = @Content(schema = @Schema(implementation = RunDetailsView.class)))
  public Response request(
      @RequestBody(content = @Content(schema = @Schema(implementation = RunRequest.class)))
          @Nullable String body,
      @HeaderParam("Idempotency-Key") @Nullable String key,
      @Context SecurityContext security)
      throws JsonProcessingException {
    RunOrder order = RunRequest.parse(body).order(Requester.of(security));
    RunId id =
        RunId.parse(
            idempotency.once(key, "runs\n" + body, () -> runs.requestRun(order).id().toString()));
    return Response.created(URI.create("runs/" + id)).entity(view(id)).build();
  }

  @GET
  @Operation(operationId = "listRuns", summary = "Runs, newest first")
  public Page<RunView> list(
      @QueryParam("partition") @Nullable String partition,
      @io.swagger.v3.oas.annotations.Parameter(
              description = "Only those in this state.",
              schema = @Schema(implementation = RunState.class))
          @QueryParam("state")
          @Nullable String state,
      @io.swagger.v3.oas.annotations.Parameter(
              description = "Only those that came about so.",
              schema = @Schema(implementation = RunTrigger.class))
          @QueryParam("trigger")
          @Nullable String trigger,
      @QueryParam("created_gte") @Nullable String createdFrom,
      @QueryParam("created_lte") @Nullable String createdTo,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("cursor") @Nullable String cursor) {
    RunQuery query =
        new RunQuery(
            Parameter.optional("partition", partition, PartitionKey::parse).orElse(null),
            Parameter.optional("state", state, Parameter.name(RunState.class)).orElse(null),
            Parameter.optional("trigger", trigger, Parameter.name(RunTrigger.class)).orElse(null),
            Parameter.optional("created_gte", createdFrom, Parameter::instant).orElse(EARLIEST),
            Parameter.optional("created_lte", createdTo, Parameter::instant).orElse(LATEST));
    return new RunPages(history, progress).page(query, limit, cursor);
  }

  @GET
  @Path("/{id}")
  @Operation(
      operationId = "getRun",
      summary = "One run with attempts, progress, books, checks and history")
  public RunDetailsView one(@PathParam("id") String id) {
    return view(Parameter.run(id));
  }

  private RunDetailsView view(RunId id) {
    return RunDetailsView.of(id, history, progress);
  }
}
