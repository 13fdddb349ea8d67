package io.sparkify.lake.job.load;

import io.sparkify.lake.job.contract.ApplicationTag;
import io.sparkify.lake.job.contract.CancelRequest;
import io.sparkify.lake.job.contract.ContractJson;
import io.sparkify.lake.job.contract.LakePaths;
import io.sparkify.lake.job.contract.RunId;
import io.sparkify.lake.job.lake.LakeFiles;
import io.sparkify.lake.job.report.CancelledException;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.SparkContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Knows which runs the service asked to give up, and stops what Spark does for them. A run whose
 * publication has begun cannot be cancelled any more.
 */
final class Cancellations {
  private static final Logger LOG = LoggerFactory.getLogger(Cancellations.class);

  private final SparkContext spark;
  private final LakeFiles lake;
  private final ApplicationTag tag;
  private final Set<RunId> cancelled = new HashSet<>();
  private final Set<RunId> settled = new HashSet<>();
  private final Set<RunId> current = new HashSet<>();

  Cancellations(SparkContext spark, LakeFiles lake, ApplicationTag tag) {
    this.spark = spark;
    this.lake = lake;
    this.tag = tag;
  }

  /**
   * Looks what is asked for now; a file that is half written is read the next time. The answer is
   * the runs that are cancelled since the last look and that nobody works at.
   */
  List<RunId> look() {
    try {
      Optional<String> text = asked() ? lake.text(LakePaths.cancel(tag)) : Optional.empty();
      return text.isEmpty()
          ? List.of()
          : ContractJson.read(text.get(), CancelRequest.class).runs().stream()
              .filter(this::cancel)
              .toList();
    } catch (IOException e) {
      LOG.warn("Nobody can tell what is cancelled: {}", e.toString());
      return List.of();
    }
  }

  /** One listing; to open a file that is not there would cost a request more on S3. */
  private boolean asked() throws IOException {
    return lake.names(LakePaths.application(tag)).contains(LakePaths.CANCEL);
  }

  /** Whether it is cancelled now, was not before, and nobody works at it. */
  private synchronized boolean cancel(RunId run) {
    if (settled.contains(run) || !cancelled.add(run)) {
      return false;
    }
    LOG.info("Run {} is cancelled", run);
    spark.cancelJobGroupAndFutureJobs(run.toString());
    return !current.contains(run);
  }

  /** What this thread has Spark do from now on is for this run. */
  synchronized void begin(RunId run) throws CancelledException {
    current.add(run);
    spark.setJobGroup(run.toString(), "run " + run, true);
    if (isCancelled(run)) {
      throw new CancelledException();
    }
  }

  synchronized void leave(RunId run) {
    current.remove(run);
    spark.clearJobGroup();
  }

  synchronized boolean isCancelled(RunId run) {
    return cancelled.contains(run);
  }

  /** Whether the run may be published; from now on it cannot be cancelled. */
  synchronized boolean settle(RunId run) {
    if (cancelled.contains(run)) {
      return false;
    }
    settled.add(run);
    return true;
  }
}
