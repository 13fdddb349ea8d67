package io.sparkify.lake.service.cli.command;

import io.sparkify.lake.service.cli.rest.CommandFailedException;
import io.sparkify.lake.service.cli.rest.Query;
import io.sparkify.lake.service.cli.rest.Service;
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
    if (history) {
      return show(service.get(one.segment("history")), TablesText::history);
    }
    return partitions
        ? show(service.get(one.segment("partitions")), TablesText::folders)
        : show(service.get(one), TablesText::one);
  }

  private void requireNoDetail() {
    if (spec != null && (history || partitions)) {
      throw new ParameterException(
          spec.commandLine(), "Of which table? For example: ./lake tables songplays --history");
    }
  }
}
