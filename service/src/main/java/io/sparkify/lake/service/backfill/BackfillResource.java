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
  public Response create(
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
  public Page<BackfillView> list(
      @QueryParam("limit") @Nullable String limit, @QueryParam("cursor") @Nullable String cursor) {
    return new BackfillPages(store).page(limit, cursor);
  }

  @GET
  @Path("/{id}")
  public BackfillDetailsView one(@PathParam("id") String id) {
    return details(id(id));
  }

  @POST
  @Path("/{id}/pause")
  public BackfillDetailsView pause(@PathParam("id") String id) {
    backfills.pause(id(id));
    return details(id(id));
  }

  @POST
  @Path("/{id}/resume")
  public BackfillDetailsView resume(@PathParam("id") String id) {
    backfills.resume(id(id));
    return details(id(id));
  }

  @POST
  @Path("/{id}/cancel")
  public BackfillDetailsView cancel(
      @PathParam("id") String id, @Nullable String body, @Context SecurityContext security)
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
