package io.sparkify.lake.service.insight;

import io.sparkify.lake.service.partition.MonthRange;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** Shows what analysts ask first of the months that are loaded. */
@Path("/insights")
@Produces(MediaType.APPLICATION_JSON)
public final class InsightsResource {
  private final InsightStore insights;

  public InsightsResource(InsightStore insights) {
    this.insights = insights;
  }

  /** As the run that each month is loaded from counted it; no table is read. */
  @GET
  @Operation(
      operationId = "getInsights",
      summary = "Plays by month, level, weekday and hour; top songs, artists and locations",
      description =
          "Of the months that are loaded, as the run counted it that each was last published by."
              + " Of one month all is exact. Of several, the top lists are sums of the months' own"
              + " lists; where these are not whole, approximate is true, and each place says how"
              + " many plays it can have at most.")
  public InsightsView insights(
      @Parameter(description = "A month, included", schema = @Schema(example = "2018-01"))
          @QueryParam("from")
          @Nullable String from,
      @Parameter(description = "A month, included", schema = @Schema(example = "2018-12"))
          @QueryParam("to")
          @Nullable String to) {
    return InsightsView.of(insights.loaded(MonthRange.parse(from, to)));
  }
}
