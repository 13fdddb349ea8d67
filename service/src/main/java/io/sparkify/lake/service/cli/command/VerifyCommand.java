package io.sparkify.lake.service.cli.command;

import io.sparkify.lake.service.cli.rest.Answer;
import io.sparkify.lake.service.cli.rest.CommandFailedException;
import io.sparkify.lake.service.cli.rest.Query;
import io.sparkify.lake.service.cli.rest.Service;
import io.sparkify.lake.service.cli.view.Json;
import io.sparkify.lake.service.cli.view.VerificationText;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Parameters;

/** Has the service recompute what is published of a partition. */
@Command(
    name = "verify",
    description = "Recompute what is published against storage.",
    footer = {
      "",
      "It changes nothing. Status 0: all is as it was published, 1: not, or it could not be told."
    })
final class VerifyCommand extends ServiceCommand {
  // A verification reads all files of a month before it answers.
  private static final Duration ANSWER_WITHIN = Duration.ofHours(1);

  @Parameters(paramLabel = "MONTH|songs", description = "Such as 2018-11.")
  private @Nullable PartitionName partition;

  VerifyCommand(Surroundings around) {
    super(around);
  }

  @Override
  int run(Service service) throws CommandFailedException {
    String month = Objects.requireNonNull(partition).text();
    String run =
        Json.text(
            service.get(Query.of("/partitions").segment(month)).json().path("loaded"), "run_id");
    if (run.isEmpty()) {
      throw new CommandFailedException(
          "Nothing is published of %s yet\nWhy, and what comes: ./lake plan".formatted(month));
    }
    Service patient = timeout() == null ? service.waiting(ANSWER_WITHIN) : service;
    Answer answer = patient.post(Query.of("/runs").segment(run).segment("verify"));
    show(answer, VerificationText::of);
    if (!answer.json().path("verified").asBoolean()) {
      throw new CommandFailedException(
          "%s is not what was published: %d problems"
              .formatted(month, answer.json().path("problems").size()));
    }
    return ExitCode.OK;
  }
}
