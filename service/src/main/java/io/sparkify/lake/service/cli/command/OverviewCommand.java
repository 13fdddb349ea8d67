package io.sparkify.lake.service.cli.command;

import io.sparkify.lake.service.cli.rest.CommandFailedException;
import io.sparkify.lake.service.cli.rest.Query;
import io.sparkify.lake.service.cli.rest.Service;
import io.sparkify.lake.service.cli.view.OverviewText;
import picocli.CommandLine.Command;

/** Shows what matters most, on one page. */
@Command(
    name = "overview",
    aliases = "status",
    description = "How everything is, on one page; also: status.")
final class OverviewCommand extends ServiceCommand {

  OverviewCommand(Surroundings around) {
    super(around);
  }

  @Override
  int run(Service service) throws CommandFailedException {
    return show(service.get(Query.of("/overview")), OverviewText::of);
  }
}
