package io.sparkify.lake.service.outbox;

import io.sparkify.lake.service.partition.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Shows who is told what happens, and sends tests. */
@Path("/notifications")
@Produces(MediaType.APPLICATION_JSON)
public final class NotificationResource {
  private final Outbox outbox;

  public NotificationResource(Outbox outbox) {
    this.outbox = outbox;
  }

  @GET
  @Operation(
      operationId = "listNotifications",
      summary = "Who is told what happens, and whether messages reach them")
  public Page<TargetView> list() {
    return Page.whole(outbox.targets());
  }

  /** Answers what the receiver answered; at most after outbox.timeout. */
  @POST
  @Path("/{name}/test")
  @Operation(
      operationId = "testNotification",
      summary = "Sends a test at once, and shows what became of it")
  public TargetTestView test(
      @Parameter(description = "The name of a target, as it is configured.") @PathParam("name")
          String name) {
    return outbox.test(name);
  }
}
