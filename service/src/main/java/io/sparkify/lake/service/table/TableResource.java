package io.sparkify.lake.service.table;

import io.sparkify.lake.service.partition.Page;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.stream.Stream;

/** Shows the published tables. */
@Path("/tables")
@Produces(MediaType.APPLICATION_JSON)
public final class TableResource {
  private final TableStore tables;

  public TableResource(TableStore tables) {
    this.tables = tables;
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

  @GET
  @Path("/{table}/partitions")
  @Operation(
      operationId = "listTablePartitions",
      summary = "Its folders with rows, files and bytes, and how unequal they are")
  public FoldersView partitions(@PathParam("table") String name) {
    return FoldersView.of(tables.folders(LakeTable.named(name)));
  }

  @GET
  @Path("/{table}/history")
  @Operation(
      operationId = "listTableHistory",
      summary = "Its row counts publication by publication")
  public Page<Publication> history(@PathParam("table") String name) {
    return Page.whole(tables.history(LakeTable.named(name)));
  }

  private TableView view(LakeTable table) {
    return TableView.of(table, tables.live(table));
  }
}
