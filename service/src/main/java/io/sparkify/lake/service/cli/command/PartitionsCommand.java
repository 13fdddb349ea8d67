package io.sparkify.lake.service.cli.command;

import io.sparkify.lake.service.cli.rest.CommandFailedException;
import io.sparkify.lake.service.cli.rest.Query;
import io.sparkify.lake.service.cli.rest.Service;
import io.sparkify.lake.service.cli.view.PartitionText;
import io.sparkify.lake.service.cli.view.PartitionsText;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows the ledger, or one partition. */
@Command(
    name = "partitions",
    description = {
      "Every month and the song catalog: state and why.",
      "",
      "Of one: its files, what changed since it was loaded, and its row counts."
    },
    footer = {"", "For example: ./lake partitions --state FAILED --from 2018-01"})
final class PartitionsCommand extends ServiceCommand {
  /** Where a partition may stand. */
  enum State {
    NEW,
    CHANGED,
    UNSETTLED,
    LOADING,
    LOADED,
    FAILED,
    REJECTED,
    VANISHED,
    IGNORED
  }

  @Parameters(
      arity = "0..1",
      paramLabel = "MONTH|songs",
      description = "Show this one: its files, what changed since it was loaded, row counts.")
  private @Nullable PartitionName partition;

  @Option(
      names = "--state",
      paramLabel = "STATE",
      description = "Only those in this state: ${COMPLETION-CANDIDATES}.")
  private @Nullable State state;

  @Option(names = "--from", paramLabel = "MONTH", description = "Only from this month on.")
  private @Nullable PartitionName from;

  @Option(names = "--to", paramLabel = "MONTH", description = "Only up to this month.")
  private @Nullable PartitionName to;

  @Mixin private Paging paging = new Paging();

  PartitionsCommand(Surroundings around) {
    super(around);
  }

  @Override
  int run(Service service) throws CommandFailedException {
    if (partition != null) {
      Query one = Query.of("/partitions").segment(partition.text());
      return show(service.get(one), PartitionText::of);
    }
    Query all = Query.of("/partitions").with("state", state).with("from", from).with("to", to);
    return show(service.get(paging.of(all)), PartitionsText::page);
  }
}
