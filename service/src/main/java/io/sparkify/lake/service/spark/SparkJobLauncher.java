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
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.spark.launcher.SparkAppHandle;
import org.apache.spark.launcher.SparkLauncher;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts applications with spark-submit on this machine, and looks at their processes and files.
 */
public final class SparkJobLauncher implements JobLauncher {
  private static final Logger LOG = LoggerFactory.getLogger(SparkJobLauncher.class);
  private static final String MAIN_CLASS = "io.sparkify.lake.job.LoadBatch";
  // On a busy machine the driver needs more than the default of 10 s until it says hello.
  private static final String HELLO_MILLIS = "60000";

  private final SparkConfiguration configuration;
  private final Storage storage;
  private final Diagnosis diagnosis;
  private final LaunchFailures failures;
  private final WorkFiles files;
  private final LocalFolders locals;
  private final Optional<ClassArchive> archive;
  private final RunningApplications applications;
  private final DriverKill driverKill;
  private final ClusterKill clusterKill;
  private final DistantApplications distant;
  private final Runnable doorbell;

  /**
   * @param work the folder on this machine for logs and settings
   * @param elsewhere whether an application was launched, or runs, on another machine
   * @param doorbell rung on a foreign thread whenever an application may have news; must not block
   */
  public SparkJobLauncher(
      SparkConfiguration configuration,
      Storage storage,
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
    this.locals = new LocalFolders(files.folder());
    this.archive = configuration.archive(files.folder());
    this.doorbell = doorbell;
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
    start(request);
    LOG.info("Application {} started for {} runs", request.tag(), request.tasks().size());
  }

  private void writeRequest(BatchRequest request) throws LaunchFailedException {
    try {
      storage.writeText(requestOf(request), ContractJson.write(request));
    } catch (IOException e) {
      throw new LaunchFailedException(failures.lakeNotWritable(request.lake(), e), e);
    }
  }

  private void start(BatchRequest request) throws LaunchFailedException {
    ApplicationTag tag = request.tag();
    try {
      files.prepare();
      locals.sweep();
      locals.create(tag);
      files.writeSettings(
          tag,
          SparkSettings.of(
              configuration, tag, storage.settings(), locals.of(tag), machine(request)));
      SparkLauncher.setConfig(SparkLauncher.CHILD_CONNECTION_TIMEOUT, HELLO_MILLIS);
      applications.launched(tag, launcher(request).startApplication(new Ring(doorbell)));
    } catch (IOException e) {
      throw new LaunchFailedException(failures.submitFailed(files.folder(), e), e);
    }
  }

  /** Options of the driver's virtual machine. */
  private List<String> machine(BatchRequest request) {
    return Stream.concat(
            archive.map(classes -> classes.options(request.tag())).orElse(List.of()).stream(),
            QuickStart.options(request, configuration.driverOptions()).stream())
        .toList();
  }

  private SparkLauncher launcher(BatchRequest request) {
    SparkHome spark = configuration.sparkHome();
    return new SparkLauncher(DriverEnvironment.of(configuration, locals.of(request.tag())))
        .setSparkHome(spark.home().toString())
        .directory(files.folder().toFile())
        .setPropertiesFile(files.settings(request.tag()).toString())
        .setMainClass(MAIN_CLASS)
        .setAppResource(spark.jobJar().toString())
        .addAppArgs(DriverProcess.OPTION, requestOf(request))
        .redirectError()
        .redirectOutput(files.log(request.tag()).toFile());
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
    Failure death = death(request.tag());
    return new Sighting(false, reports, progress, death, said.publishing(request));
  }

  private void forget(ApplicationTag tag) {
    dropSettings(tag);
    locals.drop(tag);
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

  private void dropSettings(ApplicationTag tag) {
    try {
      files.dropSettings(tag);
    } catch (IOException e) {
      throw new UncheckedIOException("Could not remove the settings of " + tag, e);
    }
  }

  private static String requestOf(BatchRequest request) {
    return request.lake() + "/" + LakePaths.request(request.tag());
  }

  /** Runs on Spark's thread; hands over at once. */
  private record Ring(Runnable doorbell) implements SparkAppHandle.Listener {
    @Override
    public void stateChanged(SparkAppHandle handle) {
      doorbell.run();
    }

    @Override
    public void infoChanged(SparkAppHandle handle) {
      doorbell.run();
    }
  }
}
