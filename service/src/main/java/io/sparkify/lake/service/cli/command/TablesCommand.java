package io.sparkify.lake.service.cli.command;

import io.sparkify.lake.service.cli.rest.CommandFailedException;
import io.sparkify.lake.service.cli.rest.Query;
import io.sparkify.lake.service.cli.rest.Service;
import io.sparkify.lake.service.cli.view.RowsText;
import io.sparkify.lake.service.cli.view.TablesText;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows the tables, or one of them. */
@Command(name = "tables", description = "The published tables: rows, files, size; or one of them.")
final class TablesCommand extends ServiceCommand {
  @Parameters(
      arity = "0..1",
      paramLabel = "TABLE",
      description = "songs, artists, users, time or songplays.")
  private @Nullable String table;

  @Option(names = "--history", description = "Its rows run by run, the newest first.")
  private boolean history;

  @Option(names = "--partitions", description = "Its folders, and how unequal they are.")
  private boolean partitions;

  @Option(names = "--rows", description = "Its first rows, of the newest month or of --month.")
  private boolean rows;

  @Option(
      names = "--month",
      paramLabel = "YYYY-MM",
      description = "With --rows: the month, for time and songplays.")
  private @Nullable String month;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "With --rows: how many, 1 to 100; 20 if it is left out.")
  private @Nullable Integer limit;

  @Spec private @Nullable CommandSpec spec;

  TablesCommand(Surroundings around) {
    super(around);
  }

  @Override
  int run(Service service) throws CommandFailedException {
    Query tables = Query.of("/tables");
    if (table == null) {
      requireNoDetail();
      return show(service.get(tables), TablesText::page);
    }
    Query one = tables.segment(table);
    if (rows) {
      return show(
          service.get(one.segment("rows").with("month", month).with("limit", limit)), RowsText::of);
    }
    requireRows();
    if (history) {
      return show(service.get(one.segment("history")), TablesText::history);
    }
    return partitions
        ? show(service.get(one.segment("partitions")), TablesText::folders)
        : show(service.get(one), TablesText::one);
  }

  private void requireRows() {
    if (spec != null && (month != null || limit != null)) {
      throw new ParameterException(
          spec.commandLine(), "--month and --limit are of rows: ./lake tables songplays --rows");
    }
  }

  private void requireNoDetail() {
    if (spec != null && (history || partitions || rows || month != null || limit != null)) {
      throw new ParameterException(
          spec.commandLine(), "Of which table? For example: ./lake tables songplays --history");
    }
  }
}
