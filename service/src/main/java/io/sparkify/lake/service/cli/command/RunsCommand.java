package io.sparkify.lake.service.cli.command;

import io.sparkify.lake.service.cli.rest.Answer;
import io.sparkify.lake.service.cli.rest.CommandFailedException;
import io.sparkify.lake.service.cli.rest.Query;
import io.sparkify.lake.service.cli.rest.Service;
import io.sparkify.lake.service.cli.view.RunText;
import io.sparkify.lake.service.cli.view.RunsText;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows the runs, or one of them. */
@Command(
    name = "runs",
    description = {
      "The runs, the newest first; or one, with why it failed.",
      "",
      "Of one: attempts, progress, row counts, checks, held data, failure with remedy, history."
    },
    footer = {
      "",
      "For example: ./lake runs --state FAILED --limit 5",
      "             ./lake runs 2018-11"
    })
final class RunsCommand extends ServiceCommand {
  /** Where a run may stand. */
  enum State {
    QUEUED,
    STARTING,
    RUNNING,
    SUCCEEDED,
    FAILED,
    REJECTED,
    CANCELLED
  }

  /** Who may want a run. */
  enum Trigger {
    OPERATOR,
    SCHEDULE,
    BACKFILL;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Parameters(
      arity = "0..1",
      paramLabel = "ID",
      description = "Show this one: its id, the beginning of it, or a month for its last run.")
  private @Nullable String id;

  @Option(
      names = "--partition",
      paramLabel = "MONTH",
      description = "Only of this month, or songs.")
  private @Nullable PartitionName partition;

  @Option(
      names = "--state",
      paramLabel = "STATE",
      description = "Only those in this state: ${COMPLETION-CANDIDATES}.")
  private @Nullable State state;

  @Option(
      names = "--trigger",
      paramLabel = "TRIGGER",
      description = "Only those that this one wanted: ${COMPLETION-CANDIDATES}.")
  private @Nullable Trigger trigger;

  @Option(
      names = "--since",
      paramLabel = "TIME",
      description = "Only those made at this time or later, such as 2018-12-01T06:00:00Z.")
  private @Nullable String since;

  @Option(names = "--until", paramLabel = "TIME", description = "Only those made by this time.")
  private @Nullable String until;

  @Option(names = "--wait", description = "Wait until the run ID has ended.")
  private boolean waits;

  @Mixin private Paging paging = new Paging();

  RunsCommand(Surroundings around) {
    super(around);
  }

  @Override
  int run(Service service) throws CommandFailedException {
    if (id == null) {
      return show(service.get(paging.of(filtered())), RunsText::page);
    }
    String run = new Ids(service).run(id);
    if (!waits) {
      return show(service.get(Query.of("/runs").segment(run)), RunText::of);
    }
    Answer ended = RunWait.await(new Waiting(service, around(), settings()), run);
    show(ended, RunText::of);
    return RunWait.exitStatus(ended.json(), "SUCCEEDED");
  }

  private Query filtered() {
    return Query.of("/runs")
        .with("partition", partition)
        .with("state", state)
        .with("trigger", trigger)
        .with("created_gte", since)
        .with("created_lte", until);
  }
}
