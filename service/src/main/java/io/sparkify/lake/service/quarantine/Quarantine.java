package io.sparkify.lake.service.quarantine;

import io.sparkify.lake.job.contract.Counter;
import io.sparkify.lake.job.contract.PartitionKey;
import io.sparkify.lake.job.contract.RunId;
import io.sparkify.lake.service.error.ServiceException;
import io.sparkify.lake.service.log.Marks;
import io.sparkify.lake.service.partition.LedgerStore;
import io.sparkify.lake.service.partition.Loaded;
import io.sparkify.lake.service.partition.Page;
import io.sparkify.lake.service.partition.Partition;
import io.sparkify.lake.service.quarantine.QuarantineFiles.Part;
import io.sparkify.lake.service.run.RunDetails;
import io.sparkify.lake.service.run.RunHistory;
import io.sparkify.lake.service.run.RunState;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the malformed lines of what is live of a partition, or of one of its runs. */
public final class Quarantine {
  private static final Logger LOG = LoggerFactory.getLogger(Quarantine.class);
  private static final Duration SOON = Duration.ofSeconds(5);

  private final RunHistory history;
  private final LedgerStore ledger;
  private final QuarantineFiles files;

  public Quarantine(RunHistory history, LedgerStore ledger, QuarantineFiles files) {
    this.history = history;
    this.ledger = ledger;
    this.files = files;
  }

  /**
   * A page of lines.
   *
   * @param wanted null for what is live
   * @param cursor null for the first page
   */
  Page<QuarantinedLine> page(
      PartitionKey key, @Nullable RunId wanted, @Nullable QuarantineCursor cursor, int limit) {
    Optional<RunId> live = live(key);
    RunId run = wanted == null ? live.orElse(null) : wanted;
    if (run == null) {
      return Page.whole(List.of());
    }
    RunDetails details = of(key, run);
    requireOwnLines(details, live);
    if (cursor != null && !cursor.run().equals(run)) {
      throw ServiceException.malformed(
          "malformed", "cursor: It is of another run; begin again without one.");
    }
    String path = history.published(run).orElseThrow().made().quarantine();
    return path == null ? Page.whole(List.of()) : read(details, path, cursor, limit);
  }

  private Page<QuarantinedLine> read(
      RunDetails details, String path, @Nullable QuarantineCursor cursor, int limit) {
    RunId run = details.run().id();
    try {
      Part part =
          files
              .read(path, cursor == null ? 0 : cursor.offset(), limit)
              .orElseThrow(() -> gone(run));
      return new Page<>(
          part.lines(),
          part.more() ? new QuarantineCursor(run, part.next()).text() : null,
          details.rowCounts().get(Counter.MALFORMED));
    } catch (IOException e) {
      Marks.run(run, details.run().partition())
          .during(() -> LOG.warn("The quarantine of run {} cannot be read: {}", run, e.toString()));
      throw ServiceException.unavailable(
          "storage_unavailable", "The lake cannot be read now; try again when it is there.", SOON);
    }
  }

  private Optional<RunId> live(PartitionKey key) {
    Partition partition =
        ledger
            .find(key)
            .orElseThrow(
                () ->
                    ServiceException.notFound(
                        "unknown_partition", "There is no input of partition %s.".formatted(key)));
    return Optional.ofNullable(partition.loaded()).map(Loaded::runId);
  }

  private RunDetails of(PartitionKey key, RunId run) {
    RunDetails details = history.get(run);
    if (!details.run().partition().equals(key)) {
      throw ServiceException.notFound(
          "unknown_run", "There is no run %s of partition %s.".formatted(run, key));
    }
    return details;
  }

  /** A run that was replaced has its lines no more: they lay where those of the newer run lie. */
  private static void requireOwnLines(RunDetails details, Optional<RunId> live) {
    RunId run = details.run().id();
    if (details.run().state() == RunState.SUCCEEDED && live.filter(run::equals).isEmpty()) {
      throw ServiceException.conflict(
          "superseded",
          "What run %s published was replaced, and its malformed lines with it.".formatted(run),
          live.map(newer -> Map.<String, Object>of("run_id", newer.toString())).orElse(Map.of()));
    }
  }

  private static ServiceException gone(RunId run) {
    return ServiceException.notFound(
        "quarantine_gone",
        "The malformed lines of run %s are not in the lake any more.".formatted(run));
  }
}
