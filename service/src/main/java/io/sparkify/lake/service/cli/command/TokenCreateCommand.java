package io.sparkify.lake.service.cli.command;

import io.sparkify.lake.service.cli.rest.Answer;
import io.sparkify.lake.service.cli.rest.CommandFailedException;
import io.sparkify.lake.service.cli.rest.Query;
import io.sparkify.lake.service.cli.rest.Service;
import io.sparkify.lake.service.cli.rest.UnreachableException;
import io.sparkify.lake.service.cli.text.Block;
import io.sparkify.lake.service.cli.view.Json;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Has the service make a token, and prints it alone, so that a script can take it. */
@Command(
    name = "create",
    description = {
      "Make a token; it is printed this once.",
      "",
      "With the first one, which must be an admin's, every call needs a token. To make one while no"
          + " service runs: java -jar service/target/lake-service.jar token create NAME --role ROLE"
          + " config.yml"
    })
final class TokenCreateCommand extends ServiceCommand {
  @Parameters(paramLabel = "NAME", description = "Who it is for, as the audit log shows it.")
  private @Nullable String name;

  @Option(
      names = "--role",
      paramLabel = "ROLE",
      required = true,
      description =
          "viewer reads, operator also triggers and cancels, admin also changes schedules and tokens"
              + " and reads the audit log.")
  private @Nullable String role;

  @Option(
      names = "--expires",
      paramLabel = "TIME",
      converter = Lifetimes.class,
      description = "For how long, such as 90d or 12h. Default: until it is revoked.")
  private @Nullable Duration lifetime;

  TokenCreateCommand(Surroundings around) {
    super(around);
  }

  @Override
  int run(Service service) throws CommandFailedException {
    Map<String, Object> body = new TreeMap<>();
    body.put("name", Objects.requireNonNull(name));
    body.put("role", Objects.requireNonNull(role));
    if (lifetime != null) {
      body.put(
          "expires_at",
          around().clock().instant().truncatedTo(ChronoUnit.SECONDS).plus(lifetime).toString());
    }
    Answer made = create(service, body);
    int status = show(made, (answer, screen) -> Block.line(Json.text(answer, "token")));
    if (!json()) {
      around().err().println("Keep it now: it is not shown again. To use it: export LAKE_TOKEN=…");
    }
    return status;
  }

  private Answer create(Service service, Map<String, Object> body) throws CommandFailedException {
    try {
      return service.post(Query.of("/tokens"), body);
    } catch (UnreachableException e) {
      throw new CommandFailedException(
          e.words()
              + "\nWithout a service: java -jar service/target/lake-service.jar token create %s"
                  .formatted(name)
              + " --role %s config.yml".formatted(role),
          e);
    }
  }
}
