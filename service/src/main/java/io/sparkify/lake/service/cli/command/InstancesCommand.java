package io.sparkify.lake.service.cli.command;

import io.sparkify.lake.service.cli.rest.CommandFailedException;
import io.sparkify.lake.service.cli.rest.Query;
import io.sparkify.lake.service.cli.rest.Service;
import io.sparkify.lake.service.cli.view.InstancesText;
import picocli.CommandLine.Command;

/** Shows who writes. */
@Command(name = "instances", description = "Which instance answered, and which one writes.")
final class InstancesCommand extends ServiceCommand {

  InstancesCommand(Surroundings around) {
    super(around);
  }

  @Override
  int run(Service service) throws CommandFailedException {
    return show(service.get(Query.of("/instances")), InstancesText::of);
  }
}
