package io.sparkify.lake.service.partition;

import io.sparkify.lake.job.contract.PartitionKey;
import io.sparkify.lake.job.contract.RowCounts;
import io.sparkify.lake.service.error.ServiceException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Shows the ledger. */
@Path("/partitions")
@Produces(MediaType.APPLICATION_JSON)
public final class PartitionResource {
  private final LedgerStore ledger;
  private final Duration settle;
  private final Rematch rematch;
  private final Clock clock;

  public PartitionResource(LedgerStore ledger, Duration settle, Rematch rematch, Clock clock) {
    this.ledger = ledger;
    this.settle = settle;
    this.rematch = rematch;
    this.clock = clock;
  }

  @GET
  @Operation(operationId = "listPartitions", summary = "The ledger, newest first")
  public Page<PartitionView> list(
      @io.swagger.v3.oas.annotations.Parameter(
              description = "Only those in this state.",
              schema = @Schema(implementation = PartitionState.class))
          @QueryParam("state")
          @Nullable String state,
      @io.swagger.v3.oas.annotations.Parameter(
              description = "A month, included",
              schema = @Schema(example = "2018-01"))
          @QueryParam("from")
          @Nullable String from,
      @io.swagger.v3.oas.annotations.Parameter(
              description = "A month, included",
              schema = @Schema(example = "2018-12"))
          @QueryParam("to")
          @Nullable String to,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("cursor") @Nullable String cursor) {
    Optional<PartitionState> wanted =
        Parameter.optional("state", state, Parameter.name(PartitionState.class));
    MonthRange months = MonthRange.parse(from, to);
    List<PartitionView> views =
        views().stream()
            .filter(view -> months.contains(view.partition()))
            .filter(view -> wanted.isEmpty() || wanted.get() == view.state())
            .toList();
    return PartitionPages.page(views, limit, cursor);
  }

  @GET
  @Path("/{partition}")
  @Operation(
      operationId = "getPartition",
      summary = "One partition with its source files and what changed since it was loaded")
  public PartitionDetailsView one(@PathParam("partition") String text) {
    PartitionKey key = Parameter.partition(text);
    Partition partition = ledger.find(key).orElseThrow(() -> unknown(key));
    PartitionView view =
        views().stream()
            .filter(found -> found.partition().equals(key))
            .findAny()
            .orElseThrow(() -> unknown(key));
    return new PartitionDetailsView(view, ledger.files(key), partition.sinceLoaded());
  }

  private List<PartitionView> views() {
    List<Partition> partitions = ledger.partitions();
    Map<PartitionKey, RowCounts> rowCounts = ledger.loadedRowCounts();
    Assessor assessor = Assessor.of(partitions, settle, clock.instant(), rematch);
    return partitions.stream()
        .sorted(Comparator.comparing(Partition::key, Partition.NEWEST_FIRST))
        .map(
            partition ->
                PartitionView.of(
                    partition, assessor.assess(partition), rowCounts.get(partition.key())))
        .toList();
  }

  private static ServiceException unknown(PartitionKey key) {
    return ServiceException.notFound(
        "unknown_partition", "There is no input of partition %s.".formatted(key));
  }
}
