package io.sparkify.lake.service.lease;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Shows which instance writes. */
@Path("/instances")
@Produces(MediaType.APPLICATION_JSON)
public final class InstancesResource {
  private final Lease lease;
  private final LeaseStore store;

  public InstancesResource(Lease lease, LeaseStore store) {
    this.lease = lease;
    this.store = store;
  }

  @GET
  @Operation(operationId = "getInstances", summary = "This instance, and which one writes")
  public InstancesView show() {
    Instance me = lease.instance();
    return new InstancesView(
        me.id(), me.host(), lease.term().isPresent(), WriterView.of(store.row()));
  }
}
