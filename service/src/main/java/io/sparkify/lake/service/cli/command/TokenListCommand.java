package io.sparkify.lake.service.cli.command;

import io.sparkify.lake.service.cli.rest.CommandFailedException;
import io.sparkify.lake.service.cli.rest.Query;
import io.sparkify.lake.service.cli.rest.Service;
import io.sparkify.lake.service.cli.view.TokensText;
import picocli.CommandLine.Command;

/** Shows who has a token. */
@Command(name = "list", description = "Who has a token, with which role, and when it was used.")
final class TokenListCommand extends ServiceCommand {
  TokenListCommand(Surroundings around) {
    super(around);
  }

  @Override
  int run(Service service) throws CommandFailedException {
    return show(service.get(Query.of("/tokens")), TokensText::page);
  }
}
