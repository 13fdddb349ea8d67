package io.sparkify.lake.service.cli.command;

import io.sparkify.lake.service.cli.rest.CommandFailedException;
import io.sparkify.lake.service.cli.rest.Query;
import io.sparkify.lake.service.cli.rest.Service;
import io.sparkify.lake.service.cli.view.FreshnessText;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows by when months must be published, and which are. */
@Command(
    name = "freshness",
    description = "By when months must be published, and which are.",
    footer = {"", "For example: ./lake freshness --state MISSED"})
final class FreshnessCommand extends ServiceCommand {
  /** How a month may stand to its deadline. */
  enum State {
    DUE,
    AT_RISK,
    MISSED,
    ON_TIME,
    LATE,
    EXEMPT
  }

  @Option(
      names = "--state",
      paramLabel = "STATE",
      description = "Only those in this state: ${COMPLETION-CANDIDATES}.")
  private @Nullable State state;

  @Mixin private Paging paging = new Paging();

  FreshnessCommand(Surroundings around) {
    super(around);
  }

  @Override
  int run(Service service) throws CommandFailedException {
    Query months = Query.of("/freshness").with("state", state);
    return show(service.get(paging.of(months)), FreshnessText::page);
  }
}
