package io.sparkify.lake.service.cli.command;

import io.sparkify.lake.service.cli.rest.CommandFailedException;
import io.sparkify.lake.service.cli.rest.Query;
import io.sparkify.lake.service.cli.rest.Service;
import io.sparkify.lake.service.cli.text.Block;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Takes a token back. */
@Command(name = "revoke", description = "Have a token open nothing any more, at once.")
final class TokenRevokeCommand extends ServiceCommand {
  @Parameters(paramLabel = "NAME", description = "Of the token.")
  private @Nullable String name;

  TokenRevokeCommand(Surroundings around) {
    super(around);
  }

  @Override
  int run(Service service) throws CommandFailedException {
    String revoked = Objects.requireNonNull(name);
    return show(
        service.post(Query.of("/tokens").segment(revoked).segment("revoke")),
        (after, screen) -> Block.line("%s is revoked.".formatted(revoked)));
  }
}
