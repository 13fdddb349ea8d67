package io.sparkify.lake.service.partition;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.sparkify.lake.job.contract.ContractJson;
import io.sparkify.lake.job.contract.PartitionKey;
import io.sparkify.lake.service.error.ServiceException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Leaves partitions out of what is loaded without being asked for, and takes them in again. */
@Path("/partitions")
@Produces(MediaType.APPLICATION_JSON)
public final class IgnoreResource {
  private static final Logger LOG = LoggerFactory.getLogger(IgnoreResource.class);
  private static final int CHARACTERS = 1_000;

  private final LedgerStore ledger;
  private final PartitionResource partitions;
  private final Doorbell doorbell;

  public IgnoreResource(LedgerStore ledger, PartitionResource partitions, Doorbell doorbell) {
    this.ledger = ledger;
    this.partitions = partitions;
    this.doorbell = doorbell;
  }

  /** The body is {@code {"reason"}}; a run that is active goes on. */
  @POST
  @Path("/{partition}/ignore")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "ignorePartition",
      summary = "Leaves a partition out of what is loaded without being asked for")
  public PartitionDetailsView ignore(
      @PathParam("partition") String partition,
      @RequestBody(content = @Content(schema = @Schema(implementation = IgnoreRequest.class)))
          @Nullable String body)
      throws JsonProcessingException {
    PartitionKey key = Parameter.partition(partition);
    String reason = reason(body);
    ledger.ignore(key, reason);
    LOG.info("Partition {}: left out, {}", key, reason);
    return partitions.one(partition);
  }

  @POST
  @Path("/{partition}/unignore")
  @Operation(operationId = "unignorePartition", summary = "Takes a partition in again")
  public PartitionDetailsView unignore(@PathParam("partition") String partition) {
    PartitionKey key = Parameter.partition(partition);
    ledger.unignore(key);
    LOG.info("Partition {}: no longer left out", key);
    doorbell.ring();
    return partitions.one(partition);
  }

  private static String reason(@Nullable String body) throws JsonProcessingException {
    IgnoreRequest given =
        body == null || body.isBlank() ? null : ContractJson.read(body, IgnoreRequest.class);
    String words = given == null || given.reason() == null ? "" : given.reason().strip();
    if (words.isEmpty() || words.length() > CHARACTERS || words.indexOf('\0') >= 0) {
      throw ServiceException.malformed(
          "malformed",
          "The body is {\"reason\"}: why it is left out, in at most 1,000 characters, none of them"
              + " null");
    }
    return words;
  }
}
