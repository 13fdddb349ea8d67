package io.sparkify.lake.service.cli.command;

import io.sparkify.lake.service.cli.rest.CommandFailedException;
import io.sparkify.lake.service.cli.rest.Query;
import io.sparkify.lake.service.cli.rest.Service;
import io.sparkify.lake.service.cli.view.PlanText;
import picocli.CommandLine.Command;

/** Shows the plan. */
@Command(
    name = "plan",
    description = "What would be loaded now, in which order and why.",
    footer = {"", "It changes nothing."})
final class PlanCommand extends ServiceCommand {

  PlanCommand(Surroundings around) {
    super(around);
  }

  @Override
  int run(Service service) throws CommandFailedException {
    return show(service.get(Query.of("/plan")), PlanText::of);
  }
}
