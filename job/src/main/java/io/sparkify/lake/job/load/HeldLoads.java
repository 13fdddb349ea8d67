package io.sparkify.lake.job.load;

import io.sparkify.lake.job.contract.ContractJson;
import io.sparkify.lake.job.contract.HeldLoad;
import io.sparkify.lake.job.contract.LakePaths;
import io.sparkify.lake.job.contract.LoadTask;
import io.sparkify.lake.job.lake.LakeFiles;
import io.sparkify.lake.job.report.HeldDataMissingException;
import io.sparkify.lake.job.report.UnbalancedBooksException;
import java.io.IOException;
import java.util.Optional;

/**
 * Staged data that a failed check held back. It stays where it is staged, with a file beside it
 * that says what to do with it, until it is approved or discarded.
 */
final class HeldLoads {
  private final LakeFiles lake;

  HeldLoads(LakeFiles lake) {
    this.lake = lake;
  }

  void hold(StagedLoad load) throws IOException {
    LoadTask task = load.task();
    lake.writeText(
        LakePaths.held(new HeldLoad(task.runId(), task.attempt())), ContractJson.write(load));
  }

  /**
   * What was held, as the load of the task that approves it.
   *
   * @throws UnbalancedBooksException if rows were lost or doubled, which no approval mends
   */
  StagedLoad approved(LoadTask task, HeldLoad approved) throws IOException {
    String text =
        lake.text(LakePaths.held(approved))
            .orElseThrow(() -> new HeldDataMissingException(lake.uri(LakePaths.held(approved))));
    StagedLoad load = ContractJson.read(text, StagedLoad.class).of(task);
    Optional<String> imbalance = load.rowCounts().imbalance();
    if (imbalance.isPresent()) {
      throw new UnbalancedBooksException(imbalance.get());
    }
    return load;
  }

  void drop(HeldLoad approved) throws IOException {
    lake.delete(LakePaths.staging(approved.runId(), approved.attempt()));
  }

  /** Deletes all that is staged and not held: what applications left that are dead. */
  void sweepOthers() throws IOException {
    for (String staging : lake.names(LakePaths.STAGING)) {
      String folder = LakePaths.STAGING + "/" + staging;
      if (!lake.exists(folder + "/" + LakePaths.HELD)) {
        lake.delete(folder);
      }
    }
  }
}
