package io.sparkify.lake.service.freshness;

import io.sparkify.lake.job.contract.LogMonth;
import io.sparkify.lake.service.partition.PageLimit;
import io.sparkify.lake.service.partition.Parameter;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Shows which months are published, due, at risk or missed. */
@Path("/freshness")
@Produces(MediaType.APPLICATION_JSON)
public final class FreshnessResource {
  private final FreshnessBoard board;

  public FreshnessResource(FreshnessBoard board) {
    this.board = board;
  }

  @GET
  @Operation(
      operationId = "listFreshness",
      summary = "By when months must be published, and which are, newest first")
  public FreshnessView list(
      @io.swagger.v3.oas.annotations.Parameter(
              description = "Only those in this state.",
              schema = @Schema(implementation = MonthState.class))
          @QueryParam("state")
          @Nullable String state,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("cursor") @Nullable String cursor) {
    Optional<MonthState> wanted =
        Parameter.optional("state", state, Parameter.name(MonthState.class));
    Optional<LogMonth> after = Parameter.optional("cursor", cursor, LogMonth::parse);
    return new FreshnessView(
        board.objective().map(FreshnessView.ObjectiveView::of).orElse(null),
        board.page(
            standing -> wanted.isEmpty() || wanted.get() == standing.state(),
            standing -> after.isEmpty() || standing.month().compareTo(after.get()) < 0,
            PageLimit.parse(limit)));
  }
}
