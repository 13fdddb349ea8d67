package io.sparkify.lake.service.preview;

import io.sparkify.lake.job.contract.PartitionKey;
import io.sparkify.lake.service.partition.Parameter;
import io.sparkify.lake.service.table.LakeTable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** Shows rows of the published tables. */
@Path("/tables")
@Produces(MediaType.APPLICATION_JSON)
public final class PreviewResource {
  private static final int FEW = 20;
  private static final int MOST = 100;

  private final Previews previews;

  public PreviewResource(Previews previews) {
    this.previews = previews;
  }

  @GET
  @Path("/{table}/rows")
  @Operation(
      operationId = "listTableRows",
      summary = "The first rows of a published file of the table",
      description =
          "Of the largest file of the table's month, or of the whole table if it is not cut by"
              + " months. A look at the data, not a query: there are no further pages. Each row"
              + " has every column of the table; times are in UTC, texts longer than 1,000"
              + " characters are cut and end in an ellipsis.")
  public PreviewView rows(
      @PathParam("table") String table,
      @io.swagger.v3.oas.annotations.Parameter(
              description = "How many rows, 1 to 100; 20 if it is left out",
              schema = @Schema(type = "integer", minimum = "1", maximum = "100"))
          @QueryParam("limit")
          @Nullable String limit,
      @io.swagger.v3.oas.annotations.Parameter(
              description = "A month of time or songplays; the newest if it is left out",
              schema = @Schema(example = "2018-11"))
          @QueryParam("month")
          @Nullable String month) {
    LakeTable wanted = LakeTable.named(table);
    return previews.of(
        wanted,
        Parameter.optional("month", month, text -> month(wanted, text)).orElse(null),
        Parameter.optional("limit", limit, PreviewResource::size).orElse(FEW));
  }

  private static PartitionKey month(LakeTable table, String text) {
    if (!table.isCutByMonths()) {
      throw new IllegalArgumentException(
          "The table %s is not cut by months; leave it out".formatted(table.tableName()));
    }
    PartitionKey month = PartitionKey.parse(text);
    if (month.isCatalog()) {
      throw new IllegalArgumentException("Not a month: '" + text + "'");
    }
    return month;
  }

  private static int size(String text) {
    if (!text.matches("[0-9]{1,9}")
        || Integer.parseInt(text) < 1
        || Integer.parseInt(text) > MOST) {
      throw new IllegalArgumentException(
          "It is a whole number from 1 to %d, not '%s'".formatted(MOST, text));
    }
    return Integer.parseInt(text);
  }
}
