package io.sparkify.lake.service.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.sparkify.lake.service.cli.rest.Answer;
import io.sparkify.lake.service.cli.rest.CommandFailedException;
import io.sparkify.lake.service.cli.rest.Query;
import io.sparkify.lake.service.cli.rest.Service;
import io.sparkify.lake.service.cli.text.Block;
import io.sparkify.lake.service.cli.view.Json;
import io.sparkify.lake.service.cli.view.RunText;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Does something with a run that is there. */
@Command
final class RunActionCommand extends ServiceCommand {
  private final RunAction action;

  @Parameters(
      paramLabel = "ID",
      description = "The run: its id, the beginning of it, or a month for its last run.")
  private @Nullable String id;

  @Option(names = "--reason", paramLabel = "WHY", description = "Kept with the run.")
  private @Nullable String reason;

  @Option(names = "--wait", description = "Wait until the run has ended.")
  private boolean waits;

  private RunActionCommand(Surroundings around, RunAction action) {
    super(around);
    this.action = action;
  }

  static CommandLine of(Surroundings around, RunAction action) {
    CommandLine command = new CommandLine(new RunActionCommand(around, action));
    command.getCommandSpec().name(action.command());
    command.getCommandSpec().usageMessage().description(action.description());
    return command;
  }

  @Override
  int run(Service service) throws CommandFailedException {
    String run = new Ids(service).run(Objects.requireNonNull(id));
    Query path = Query.of("/runs").segment(run).segment(action.command());
    Answer answer = service.create(path, reason == null ? Map.of() : Map.of("reason", reason), run);
    if (!waits) {
      return show(answer, (after, screen) -> Block.line(said(after, run)));
    }
    Answer ended =
        RunWait.await(new Waiting(service, around(), settings()), Json.text(answer.json(), "id"));
    show(ended, (after, screen) -> RunText.ending(after));
    return RunWait.exitStatus(ended.json(), action.wanted());
  }

  /** Whether it is the same run or a new one, and how it stands. */
  private static String said(JsonNode after, String before) {
    String id = Json.shortId(after, "id");
    boolean asked = after.path("cancellation").isObject() && !RunWait.isFinal(after);
    String state = asked ? "is being cancelled" : "is " + Json.text(after, "state");
    return "%s %s of %s %s. How it goes: ./lake runs %s"
        .formatted(
            Json.text(after, "id").equals(before) ? "Run" : "New run",
            id,
            Json.text(after, "partition"),
            state,
            id);
  }
}
