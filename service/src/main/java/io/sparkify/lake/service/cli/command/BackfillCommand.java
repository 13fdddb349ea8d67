package io.sparkify.lake.service.cli.command;

import io.sparkify.lake.service.cli.rest.Answer;
import io.sparkify.lake.service.cli.rest.CommandFailedException;
import io.sparkify.lake.service.cli.rest.Query;
import io.sparkify.lake.service.cli.rest.Service;
import io.sparkify.lake.service.cli.view.BackfillText;
import io.sparkify.lake.service.cli.view.Json;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Requests many runs. */
@Command(
    name = "backfill",
    description = "Load the months of a range.",
    footer = {"", "For example: ./lake backfill 2017-01 2017-12 --only all --dry-run"})
final class BackfillCommand extends ServiceCommand {
  /** Which months of the range are loaded. */
  enum Which {
    DUE,
    FAILED,
    STALE,
    ALL;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Parameters(index = "0", paramLabel = "FROM", description = "The first month, such as 2018-01.")
  private @Nullable PartitionName from;

  @Parameters(index = "1", paramLabel = "TO", description = "The last month.")
  private @Nullable PartitionName to;

  @Option(
      names = "--only",
      paramLabel = "WHICH",
      description =
          "Which of them: ${COMPLETION-CANDIDATES}. due: new or changed (the default); failed: the"
              + " last run failed; stale: matched against another song catalog.")
  private @Nullable Which only;

  @Option(
      names = "--max-active",
      paramLabel = "N",
      description = "At most so many of its runs at a time. Default: as many as fit.")
  private @Nullable Integer maxActive;

  @Option(names = "--reason", paramLabel = "WHY", description = "Kept with its runs.")
  private @Nullable String reason;

  @Option(names = "--dry-run", description = "Show what it would do, and do nothing.")
  private boolean dryRun;

  @Option(
      names = "--wait",
      description = "Wait until all have ended; status 0 only if all succeeded.")
  private boolean waits;

  BackfillCommand(Surroundings around) {
    super(around);
  }

  @Override
  int run(Service service) throws CommandFailedException {
    Query backfills = Query.of("/backfills");
    if (dryRun) {
      return show(service.post(backfills, body()), BackfillText::dryRun);
    }
    Answer made = service.create(backfills, body(), "");
    if (!waits) {
      return show(made, BackfillText::of);
    }
    Answer ended = BackfillWait.await(waiting(service), Json.text(made.json(), "id"));
    show(ended, BackfillText::of);
    return BackfillWait.exitStatus(ended.json());
  }

  private Waiting waiting(Service service) {
    return new Waiting(service, around(), settings());
  }

  private Map<String, Object> body() {
    Map<String, Object> body =
        new HashMap<>(
            Map.of(
                "from", Objects.requireNonNull(from).text(),
                "to", Objects.requireNonNull(to).text(),
                "dry_run", dryRun));
    if (only != null) {
      body.put("only", only);
    }
    if (maxActive != null) {
      body.put("max_active", maxActive);
    }
    if (reason != null) {
      body.put("reason", reason);
    }
    return body;
  }
}
