package io.sparkify.lake.service.spark;

import io.sparkify.lake.job.contract.ApplicationTag;
import io.sparkify.lake.job.contract.BatchRequest;
import io.sparkify.lake.job.contract.ContractJson;
import io.sparkify.lake.job.contract.Failure;
import io.sparkify.lake.job.contract.LakePaths;
import io.sparkify.lake.job.contract.LoadReport;
import io.sparkify.lake.job.contract.Progress;
import io.sparkify.lake.job.contract.RunId;
import io.sparkify.lake.service.diagnosis.Diagnosis;
import io.sparkify.lake.service.diagnosis.LogTail;
import io.sparkify.lake.service.run.JobLauncher;
import io.sparkify.lake.service.run.Sighting;
import io.sparkify.lake.service.storage.Storage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.spark.launcher.SparkAppHandle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts applications with spark-submit on this machine, and looks at their processes and files.
 */
public final class SparkJobLauncher implements JobLauncher {
  private static final Logger LOG = LoggerFactory.getLogger(SparkJobLauncher.class);

  private final SparkConfiguration configuration;
  private final Storage storage;
  private final Diagnosis diagnosis;
  private final LaunchFailures failures;
  private final WorkFiles files;
  private final DriverStart drivers;
  private final Standby standby;
  private final RunningApplications applications;
  private final DriverKill driverKill;
  private final ClusterKill clusterKill;
  private final DistantApplications distant;

  /**
   * @param linger how long a driver that is started ahead waits for a batch; zero: there is none
   * @param lake where requests are written
   * @param work the folder on this machine for logs and settings
   * @param elsewhere whether an application was launched, or runs, on another machine
   * @param doorbell rung on a foreign thread whenever an application may have news; must not block
   */
  public SparkJobLauncher(
      SparkConfiguration configuration,
      Duration linger,
      Storage storage,
      String lake,
      Path work,
      Diagnosis diagnosis,
      Clock clock,
      Predicate<ApplicationTag> elsewhere,
      Runnable doorbell) {
    this.configuration = configuration;
    this.storage = storage;
    this.diagnosis = diagnosis;
    this.failures = new LaunchFailures(diagnosis);
    this.files = new WorkFiles(work);
    this.drivers = new DriverStart(configuration, storage, files, doorbell);
    this.standby = new Standby(configuration, linger, drivers, lake);
    this.driverKill = new DriverKill(clock);
    this.clusterKill =
        new ClusterKill(
            configuration.killing(), DriverEnvironment.of(configuration, files.folder()), clock);
    this.applications =
        new RunningApplications(clock, configuration.startWithin().toJavaDuration(), doorbell);
    this.distant =
        new DistantApplications(
            elsewhere,
            clock,
            configuration.startWithin().toJavaDuration(),
            configuration.silentWithin().toJavaDuration());
  }

  @Override
  public void launch(BatchRequest request) throws LaunchFailedException {
    Optional<Failure> problem = configuration.sparkHome().problem();
    if (problem.isPresent()) {
      throw new LaunchFailedException(problem.get(), new IOException(problem.get().cause()));
    }
    writeRequest(request);
    Optional<SparkAppHandle> waited = standby.take(request);
    applications.launched(request.tag(), waited.isPresent() ? waited.get() : start(request));
    LOG.info(
        "Application {} {} for {} runs",
        request.tag(),
        waited.isPresent() ? "waited, and goes on" : "started",
        request.tasks().size());
  }

  @Override
  public ApplicationTag nextTag() {
    return standby.nextTag();
  }

  @Override
  public void forgo(ApplicationTag tag) {
    standby.forgo(tag);
  }

  @Override
  public void rest() {
    standby.rest();
  }

  private void writeRequest(BatchRequest request) throws LaunchFailedException {
    try {
      storage.writeText(requestOf(request), ContractJson.write(request));
    } catch (IOException e) {
      throw new LaunchFailedException(failures.lakeNotWritable(request.lake(), e), e);
    }
  }

  private SparkAppHandle start(BatchRequest request) throws LaunchFailedException {
    try {
      return drivers.start(
          request.tag(),
          requestOf(request),
          QuickStart.options(request, configuration.driverOptions()),
          List.of());
    } catch (IOException e) {
      throw new LaunchFailedException(failures.submitFailed(files.folder(), e), e);
    }
  }

  @Override
  public Sighting look(BatchRequest request) {
    ReportFiles said = new ReportFiles(storage);
    @Nullable Progress progress = said.progress(request).orElse(null);
    // In this order: a driver that ends in between has left its reports before it went.
    boolean process = applications.isAlive(request.tag(), requestOf(request));
    boolean mayLive = !process && mayLiveElsewhere(request.tag(), progress);
    List<LoadReport> reports = said.reports(request);
    // Nobody here sees a distant process go; with its last report it has done its work.
    boolean alive = process || (mayLive && reports.size() < request.tasks().size());
    if (alive) {
      return new Sighting(true, reports, progress, null);
    }
    forget(request.tag());
    standby.want();
    Failure death = death(request.tag());
    return new Sighting(false, reports, progress, death, said.publishing(request));
  }

  private void forget(ApplicationTag tag) {
    drivers.forget(tag);
    distant.forget(tag);
    driverKill.forget(tag);
    clusterKill.forget(tag);
  }

  @Override
  public Optional<Progress> progress(BatchRequest request) {
    return new ReportFiles(storage).progress(request);
  }

  @Override
  public void askToCancel(BatchRequest request, Set<RunId> runs) throws IOException {
    new ReportFiles(storage).askToCancel(request, runs);
  }

  @Override
  public void kill(BatchRequest request, @Nullable String applicationId) {
    if (!configuration.drivesHere()) {
      Path log = files.log(request.tag());
      ClusterKill.id(LogTail.read(log), applicationId)
          .ifPresentOrElse(
              id -> clusterKill.end(request.tag(), id, log),
              () -> LOG.warn("Application {} is not known on the cluster yet", request.tag()));
    }
    driverKill.end(request.tag(), requestOf(request));
  }

  private boolean mayLiveElsewhere(ApplicationTag tag, @Nullable Progress progress) {
    return (!configuration.drivesHere() || distant.isDistant(tag))
        && distant.mayLive(tag, Optional.ofNullable(progress));
  }

  private Failure death(ApplicationTag tag) {
    return distant.isDistant(tag)
        ? distant.silence()
        : DeathCertificate.of(LogTail.read(files.log(tag)), diagnosis);
  }

  @Override
  public Set<ApplicationTag> running() {
    return DriverProcess.requests().keySet();
  }

  @Override
  public void killOrphan(ApplicationTag tag) {
    Optional.ofNullable(DriverProcess.requests().get(tag))
        .ifPresent(request -> driverKill.end(tag, request));
  }

  private static String requestOf(BatchRequest request) {
    return request.lake() + "/" + LakePaths.request(request.tag());
  }
}
