package io.sparkify.lake.service.table;

import io.sparkify.lake.job.contract.Limits;
import io.sparkify.lake.job.contract.RunId;
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
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Shows the published tables. */
@Path("/tables")
@Produces(MediaType.APPLICATION_JSON)
public final class TableResource {
  private final TableStore tables;
  private final Limits playsDeviation;

  /**
   * @param playsDeviation what makes a month's rows unusual
   */
  public TableResource(TableStore tables, Limits playsDeviation) {
    this.tables = tables;
    this.playsDeviation = playsDeviation;
  }

  @GET
  @Operation(operationId = "listTables", summary = "The published tables")
  public Page<TableView> list() {
    return Page.whole(Stream.of(LakeTable.values()).map(this::view).toList());
  }

  @GET
  @Path("/{table}")
  @Operation(operationId = "getTable", summary = "One table with its schema, rows, files and bytes")
  public TableView one(@PathParam("table") String name) {
    return view(LakeTable.named(name));
  }

  /** A page of the table's folders, with the skew between all of them. */
  @GET
  @Path("/{table}/partitions")
  @Operation(
      operationId = "listTablePartitions",
      summary = "Its folders with rows, files and bytes, and how unequal they are")
  public FoldersView partitions(
      @PathParam("table") String name,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("cursor") @Nullable String cursor) {
    return FoldersView.of(tables.folders(LakeTable.named(name)), PageLimit.parse(limit), cursor);
  }

  /** Row counts run by run, the newest run first. */
  @GET
  @Path("/{table}/history")
  @Operation(
      operationId = "listTableHistory",
      summary = "Its row counts publication by publication")
  public Page<Publication> history(
      @PathParam("table") String name,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("cursor") @Nullable String cursor) {
    LakeTable table = LakeTable.named(name);
    int size = PageLimit.parse(limit);
    RunId after = Parameter.optional("cursor", cursor, TableResource::run).orElse(null);
    List<Publication> found = tables.history(table, after, size + 1);
    return new Page<>(
        found.stream().limit(size).toList(),
        found.size() > size ? found.get(size - 1).runId().toString() : null,
        tables.publications(table));
  }

  private static RunId run(String text) {
    if (!text.matches("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}")) {
      throw new IllegalArgumentException("Not a cursor: '" + text + "'");
    }
    return RunId.parse(text);
  }

  private TableView view(LakeTable table) {
    return TableView.of(table, tables.live(table), playsDeviation);
  }
}
