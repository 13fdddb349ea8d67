package io.sparkify.lake.service.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.sparkify.lake.job.contract.PartitionKey;
import io.sparkify.lake.job.contract.RunId;
import io.sparkify.lake.service.idempotency.Idempotency;
import io.sparkify.lake.service.partition.Page;
import io.sparkify.lake.service.partition.Parameter;
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
  public Response request(
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
  public Page<RunView> list(
      @QueryParam("partition") @Nullable String partition,
      @QueryParam("state") @Nullable String state,
      @QueryParam("trigger") @Nullable String trigger,
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
  public RunDetailsView one(@PathParam("id") String id) {
    return view(Parameter.run(id));
  }

  private RunDetailsView view(RunId id) {
    return RunDetailsView.of(id, history, progress);
  }
}
