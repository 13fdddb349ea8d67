package io.sparkify.lake.service.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.dropwizard.core.cli.Cli;
import io.dropwizard.core.cli.Command;
import io.dropwizard.core.setup.Bootstrap;
import java.io.PrintStream;
import java.util.Map;
import net.sourceforge.argparse4j.impl.Arguments;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/** Has a running service recompute what is published of a partition, and shows the answer. */
public final class VerifyCommand extends Command {
  private static final String DEFAULT_PORT = "8080";

  private final PrintStream out;
  private final Map<String, String> environment;

  /**
   * @param environment where {@code LAKE_PORT} and {@code LAKE_TOKEN} may be set
   */
  public VerifyCommand(PrintStream out, Map<String, String> environment) {
    super("verify", "Recomputes what is published of a month, or of songs, against storage");
    this.out = out;
    this.environment = environment;
  }

  @Override
  public void configure(Subparser subparser) {
    subparser.addArgument("partition").metavar("MONTH|songs").help("such as 2018-11");
    subparser
        .addArgument("--url")
        .setDefault("http://127.0.0.1:" + environment.getOrDefault("LAKE_PORT", DEFAULT_PORT))
        .help("where the service is");
    subparser
        .addArgument("--json")
        .action(Arguments.storeTrue())
        .help("print the service's answer as it is");
  }

  @Override
  public void run(Bootstrap<?> bootstrap, Namespace arguments) throws CommandFailedException {
    verify(
        new ServiceClient(arguments.getString("url"), environment.getOrDefault("LAKE_TOKEN", "")),
        arguments.getString("partition"),
        arguments.getBoolean("json"));
  }

  private void verify(ServiceClient service, String partition, boolean asJson)
      throws CommandFailedException {
    JsonNode run = service.get("/partitions/" + partition).at("/loaded/run_id");
    if (!run.isTextual()) {
      throw new CommandFailedException(
          "Nothing is published of %s yet; GET /api/v1/plan says why".formatted(partition));
    }
    JsonNode answer = service.post("/runs/" + run.textValue() + "/verify");
    out.println(asJson ? answer.toPrettyString() : VerificationText.of(answer));
    if (!answer.path("verified").asBoolean()) {
      throw new CommandFailedException(
          "%s is not what was published: %d problems"
              .formatted(partition, answer.path("problems").size()));
    }
  }

  @Override
  public void onError(Cli cli, Namespace namespace, Throwable problem) {
    if (problem instanceof CommandFailedException) {
      cli.getStdErr().println("verify: " + problem.getMessage());
    } else {
      super.onError(cli, namespace, problem);
    }
  }
}
