package io.sparkify.lake.service.quarantine;

import io.sparkify.lake.job.contract.RunId;
import io.sparkify.lake.service.error.ServiceException;
import io.sparkify.lake.service.partition.Page;
import io.sparkify.lake.service.partition.PageLimit;
import io.sparkify.lake.service.partition.Parameter;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Shows which partitions have malformed lines. */
@Path("/quarantine")
@Produces(MediaType.APPLICATION_JSON)
public final class QuarantinesResource {
  private final QuarantineStore quarantines;

  public QuarantinesResource(QuarantineStore quarantines) {
    this.quarantines = quarantines;
  }

  @GET
  @Operation(
      operationId = "listQuarantines",
      summary = "The partitions with malformed lines, the worst first",
      description =
          "Of what is loaded, and before that of rejected runs whose staged data waits for a"
              + " decision; by the share of malformed lines.")
  public Page<QuarantinedPartition> page(
      @QueryParam("limit") @Nullable String limit, @QueryParam("cursor") @Nullable String cursor) {
    List<QuarantinedPartition> all = quarantines.partitions();
    int size = PageLimit.parse(limit);
    int from = cursor == null ? 0 : after(all, Parameter.run(cursor));
    List<QuarantinedPartition> items = all.stream().skip(from).limit(size).toList();
    boolean isLast = from + items.size() >= all.size();
    return new Page<>(
        items, isLast ? null : items.get(items.size() - 1).runId().toString(), all.size());
  }

  /** The place behind the run that ended the page before. */
  private static int after(List<QuarantinedPartition> all, RunId last) {
    int place = all.stream().map(QuarantinedPartition::runId).toList().indexOf(last);
    if (place < 0) {
      throw ServiceException.malformed(
          "malformed", "cursor: Its run was replaced meanwhile; begin again without one.");
    }
    return place + 1;
  }
}
