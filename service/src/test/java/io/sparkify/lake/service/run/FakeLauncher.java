package io.sparkify.lake.service.run;

import io.sparkify.lake.job.contract.ApplicationTag;
import io.sparkify.lake.job.contract.BatchRequest;
import io.sparkify.lake.job.contract.Failure;
import io.sparkify.lake.job.contract.FailureKind;
import io.sparkify.lake.job.contract.LoadReport;
import io.sparkify.lake.job.contract.Progress;
import io.sparkify.lake.job.contract.RunId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A launcher whose applications do what a test says. */
final class FakeLauncher implements JobLauncher {
  static final Failure NO_SPARK =
      new Failure(
          FailureKind.BAD_CONFIGURATION,
          "spark_home_wrong",
          "Spark is not there",
          "There is no bin/spark-submit at /nowhere.",
          "Set SPARK_HOME.",
          "");
  static final Failure KILLED =
      new Failure(
          FailureKind.INFRASTRUCTURE,
          "killed",
          "The driver was killed",
          "The driver ended with status 137.",
          "Give it more memory.",
          "Killed");

  final List<BatchRequest> launched = new ArrayList<>();
  private final List<LoadReport> reports = new ArrayList<>();
  private @Nullable Progress progress;
  private boolean alive;
  boolean refuses;
  Failure refusal = NO_SPARK;
  Failure death = KILLED;
  final List<Set<RunId>> asked = new ArrayList<>();
  int kills;
  final List<ApplicationTag> orphans = new ArrayList<>();
  Set<ApplicationTag> running = Set.of();
  boolean immortal;
  Set<RunId> publishing = Set.of();

  /** The application that waits, if there is one. */
  @Nullable ApplicationTag waiting;

  int rests;
  Runnable whileLaunching = () -> {};
  Runnable afterLaunch = () -> {};

  @Override
  public ApplicationTag nextTag() {
    return waiting == null ? ApplicationTag.random() : waiting;
  }

  @Override
  public void rest() {
    rests++;
  }

  @Override
  public void forgo(ApplicationTag tag) {
    if (tag.equals(waiting)) {
      waiting = null;
    }
  }

  @Override
  public void launch(BatchRequest request) throws LaunchFailedException {
    whileLaunching.run();
    if (refuses) {
      throw new LaunchFailedException(refusal, new IllegalStateException("no such file"));
    }
    launched.add(request);
    reports.clear();
    progress = null;
    alive = true;
    afterLaunch.run();
  }

  @Override
  public Sighting look(BatchRequest request) {
    return new Sighting(
        alive, reports, progress, alive ? null : death, alive ? Set.of() : publishing);
  }

  @Override
  public Optional<Progress> progress(BatchRequest request) {
    return Optional.ofNullable(progress);
  }

  @Override
  public Set<ApplicationTag> running() {
    return running;
  }

  @Override
  public void killOrphan(ApplicationTag tag) {
    orphans.add(tag);
  }

  @Override
  public void askToCancel(BatchRequest request, Set<RunId> runs) {
    asked.add(runs);
  }

  @Override
  public void kill(BatchRequest request, @Nullable String applicationId) {
    kills++;
    alive = immortal;
  }

  BatchRequest last() {
    return launched.get(launched.size() - 1);
  }

  ApplicationTag tag() {
    return last().tag();
  }

  void say(Progress said) {
    progress = said;
  }

  void report(LoadReport report) {
    reports.add(report);
  }

  void die() {
    alive = false;
  }
}
