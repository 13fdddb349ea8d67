package io.sparkify.lake.service.quarantine;

import io.sparkify.lake.service.partition.Page;
import io.sparkify.lake.service.partition.PageLimit;
import io.sparkify.lake.service.partition.Parameter;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** Shows malformed lines. */
@Path("/partitions")
@Produces(MediaType.APPLICATION_JSON)
public final class QuarantineResource {
  private final Quarantine quarantine;

  public QuarantineResource(Quarantine quarantine) {
    this.quarantine = quarantine;
  }

  @GET
  @Path("/{partition}/quarantine")
  @Operation(
      operationId = "listQuarantine",
      summary = "Malformed lines with file, line number, reason and text")
  public Page<QuarantinedLine> page(
      @PathParam("partition") String partition,
      @io.swagger.v3.oas.annotations.Parameter(
              description = "A run's id; the one that loaded the partition if it is left out")
          @QueryParam("run")
          @Nullable String run,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("cursor") @Nullable String cursor) {
    return quarantine.page(
        Parameter.partition(partition),
        run == null ? null : Parameter.run(run),
        Parameter.optional("cursor", cursor, QuarantineCursor::parse).orElse(null),
        PageLimit.parse(limit));
  }
}
