package io.sparkify.lake.service.cli.command;

import io.sparkify.lake.service.cli.rest.CommandFailedException;
import io.sparkify.lake.service.cli.rest.Query;
import io.sparkify.lake.service.cli.rest.Service;
import io.sparkify.lake.service.cli.view.AuditText;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows who asked for what. */
@Command(name = "audit", description = "Who asked for what, when, from where; with which outcome.")
final class AuditCommand extends ServiceCommand {
  @Option(names = "--who", paramLabel = "NAME", description = "Only what this one asked for.")
  private @Nullable String who;

  @Option(names = "--action", paramLabel = "ACTION", description = "Only this kind of request.")
  private @Nullable String action;

  @Option(
      names = "--since",
      paramLabel = "TIME",
      description = "Only at this time or later, such as 2018-12-01T06:00:00Z.")
  private @Nullable String since;

  @Option(names = "--until", paramLabel = "TIME", description = "Only by this time.")
  private @Nullable String until;

  @Mixin private Paging paging = new Paging();

  AuditCommand(Surroundings around) {
    super(around);
  }

  @Override
  int run(Service service) throws CommandFailedException {
    Query entries =
        Query.of("/audit")
            .with("who", who)
            .with("action", action)
            .with("created_gte", since)
            .with("created_lte", until);
    return show(service.get(paging.of(entries)), AuditText::page);
  }
}
