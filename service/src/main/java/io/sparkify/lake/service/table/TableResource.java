package io.sparkify.lake.service.table;

import io.sparkify.lake.service.partition.Page;
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
  public Page<TableView> list() {
    return Page.whole(Stream.of(LakeTable.values()).map(this::view).toList());
  }

  @GET
  @Path("/{table}")
  public TableView one(@PathParam("table") String name) {
    return view(LakeTable.named(name));
  }

  @GET
  @Path("/{table}/partitions")
  public FoldersView partitions(@PathParam("table") String name) {
    return FoldersView.of(tables.folders(LakeTable.named(name)));
  }

  @GET
  @Path("/{table}/history")
  public Page<Publication> history(@PathParam("table") String name) {
    return Page.whole(tables.history(LakeTable.named(name)));
  }

  private TableView view(LakeTable table) {
    return TableView.of(table, tables.live(table));
  }
}
