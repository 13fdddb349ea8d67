package io.sparkify.lake.service.run;

import io.sparkify.lake.job.contract.HeldLoad;
import io.sparkify.lake.job.contract.RunId;
import io.sparkify.lake.service.error.ServiceException;
import io.sparkify.lake.service.log.Marks;
import io.sparkify.lake.service.partition.Doorbell;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries out what operators want done with the staged data of rejected runs. */
public final class HeldRuns {
  private static final Logger LOG = LoggerFactory.getLogger(HeldRuns.class);
  private static final Duration STORAGE_BACK = Duration.ofSeconds(10);

  private final HeldStore store;
  private final HeldFiles files;
  private final Doorbell doorbell;

  public HeldRuns(HeldStore store, HeldFiles files, Doorbell doorbell) {
    this.store = store;
    this.files = files;
    this.doorbell = doorbell;
  }

  /**
   * Looks at the lake, before an approval.
   *
   * @throws ServiceException not found {@code unknown_run}; conflict {@code illegal_state}; {@code
   *     storage_unavailable}
   */
  void requirePresent(RunId id) {
    if (!present(store.waiting(id))) {
      throw HeldStore.illegal(
          id, "its staged data is gone from the lake; request a run of its partition");
    }
  }

  /**
   * The run that will publish exactly what the rejected one staged.
   *
   * @throws ServiceException not found {@code unknown_run}; conflict {@code illegal_state}, or
   *     {@code already_active} with {@code run_id}
   */
  Run approve(RunId id, Wish wish) {
    Run run = store.approve(id, wish);
    Marks.run(run.id(), run.partition())
        .during(
            () ->
                LOG.info(
                    "Run {} of {}: QUEUED, {} approves {}",
                    run.id(),
                    run.partition(),
                    wish.who(),
                    id));
    doorbell.ring();
    return run;
  }

  /**
   * Drops what the rejected run staged, now or as soon as the lake is there.
   *
   * @throws ServiceException not found {@code unknown_run}; conflict {@code illegal_state}
   */
  void discard(RunId id, Wish wish) {
    HeldLoad load = store.discard(id, wish);
    Marks.attempt(id, load.attempt()).during(() -> discard(load, wish));
  }

  private void discard(HeldLoad load, Wish wish) {
    LOG.info("Run {}: {} discards its staged data", load.runId(), wish.who());
    try {
      drop(load);
    } catch (IOException e) {
      LOG.warn("The staged data of run {} will be dropped later: {}", load.runId(), e.toString());
    }
  }

  /** Drops all that nobody needs any more; what cannot be dropped is tried again the next time. */
  public void sweep() {
    @Nullable IOException problem = null;
    for (HeldLoad load : store.toDrop()) {
      try {
        drop(load);
      } catch (IOException e) {
        problem = e;
      }
    }
    if (problem != null) {
      throw new UncheckedIOException("Staged data of rejected runs could not be dropped", problem);
    }
  }

  private void drop(HeldLoad load) throws IOException {
    files.drop(load);
    store.dropped(load);
  }

  private boolean present(HeldLoad load) {
    try {
      return files.present(load);
    } catch (IOException e) {
      Marks.attempt(load.runId(), load.attempt())
          .during(
              () ->
                  LOG.warn(
                      "The staged data of run {} cannot be looked at: {}",
                      load.runId(),
                      e.toString()));
      throw ServiceException.unavailable(
          "storage_unavailable",
          "The lake cannot be read now; try again when it is there.",
          STORAGE_BACK);
    }
  }
}
