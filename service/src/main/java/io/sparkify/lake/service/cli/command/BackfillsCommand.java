package io.sparkify.lake.service.cli.command;

import io.sparkify.lake.service.cli.rest.CommandFailedException;
import io.sparkify.lake.service.cli.rest.Query;
import io.sparkify.lake.service.cli.rest.Service;
import io.sparkify.lake.service.cli.view.BackfillText;
import io.sparkify.lake.service.cli.view.BackfillsText;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows the backfills, or one of them. */
@Command(name = "backfills", description = "The backfills, the newest first; or one with its runs.")
final class BackfillsCommand extends ServiceCommand {
  @Parameters(
      arity = "0..1",
      paramLabel = "ID",
      description = "Show this one: its id, or the beginning of it.")
  private @Nullable String id;

  @Mixin private Paging paging = new Paging();

  private BackfillsCommand(Surroundings around) {
    super(around);
  }

  /** With what may be done to one. */
  static CommandLine of(Surroundings around) {
    CommandLine command = new CommandLine(new BackfillsCommand(around));
    for (Deed deed :
        List.of(
            new Deed("pause", "Leave its queued runs where they are."),
            new Deed("resume", "Let its queued runs go on."),
            new Deed("cancel", "Cancel its queued runs, and ask for the end of active ones."))) {
      command.addSubcommand(
          deed.name(),
          DeedCommand.of(
              around,
              deed,
              new DeedCommand.Subject("/backfills", "ID", "The backfill."),
              (service, typed) -> new Ids(service).backfill(typed),
              BackfillText::of));
    }
    return command;
  }

  @Override
  int run(Service service) throws CommandFailedException {
    Query backfills = Query.of("/backfills");
    return id == null
        ? show(service.get(paging.of(backfills)), BackfillsText::page)
        : show(service.get(backfills.segment(new Ids(service).backfill(id))), BackfillText::of);
  }
}
