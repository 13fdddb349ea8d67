package io.sparkify.lake.job.load;

import io.sparkify.lake.job.contract.ContractJson;
import io.sparkify.lake.job.contract.HeldLoad;
import io.sparkify.lake.job.contract.LakePaths;
import io.sparkify.lake.job.contract.LoadTask;
import io.sparkify.lake.job.contract.PublishedFile;
import io.sparkify.lake.job.contract.Sha256;
import io.sparkify.lake.job.lake.LakeFiles;
import io.sparkify.lake.job.report.HeldDataException;
import io.sparkify.lake.job.report.UnbalancedBooksException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
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
   * @throws HeldDataException if it is not there as it was staged
   * @throws UnbalancedBooksException if rows were lost or doubled, which no approval mends
   */
  StagedLoad approved(LoadTask task, HeldLoad approved) throws IOException {
    String text =
        lake.text(LakePaths.held(approved))
            .orElseThrow(() -> HeldDataException.missing(lake.uri(LakePaths.held(approved))));
    StagedLoad load = ContractJson.read(text, StagedLoad.class).of(task);
    Optional<String> imbalance = load.rowCounts().imbalance();
    if (imbalance.isPresent()) {
      throw new UnbalancedBooksException(imbalance.get());
    }
    for (PublishedFile file : load.published()) {
      requireUnchanged(load.stagedOf(file), file);
    }
    return load;
  }

  /** What is published is what the checks saw, and the operator in them. */
  private void requireUnchanged(String staged, PublishedFile file) throws IOException {
    try (InputStream in = lake.read(staged)) {
      if (!Sha256.of(in).equals(file.checksum())) {
        throw HeldDataException.changed(lake.uri(staged));
      }
    } catch (FileNotFoundException e) {
      throw HeldDataException.missing(lake.uri(staged));
    }
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
