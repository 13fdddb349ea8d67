package io.sparkify.lake.job.load;

import io.sparkify.lake.job.contract.ContractJson;
import io.sparkify.lake.job.contract.HeldLoad;
import io.sparkify.lake.job.contract.LakePaths;
import io.sparkify.lake.job.contract.LoadTask;
import io.sparkify.lake.job.lake.LakeFiles;
import io.sparkify.lake.job.report.HeldDataMissingException;
import java.io.IOException;

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

  /** What was held, as the load of the task that approves it. */
  StagedLoad approved(LoadTask task, HeldLoad approved) throws IOException {
    String text =
        lake.text(LakePaths.held(approved))
            .orElseThrow(() -> new HeldDataMissingException(lake.uri(LakePaths.held(approved))));
    return ContractJson.read(text, StagedLoad.class).of(task);
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
