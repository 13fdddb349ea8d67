package io.sparkify.lake.service.run;

import io.sparkify.lake.job.contract.ApplicationTag;
import io.sparkify.lake.job.contract.BatchRequest;
import io.sparkify.lake.job.contract.Failure;
import io.sparkify.lake.job.contract.FailureKind;
import io.sparkify.lake.job.contract.LoadReport;
import io.sparkify.lake.job.contract.LoadTask;
import io.sparkify.lake.job.contract.Progress;
import io.sparkify.lake.job.contract.RunId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Applications that live apart from the instances that launch them; they do what a test says. */
final class Cluster implements JobLauncher {
  private static final Failure NO_START =
      new Failure(
          FailureKind.LAUNCH, "no_start", "Not started", "The machine is full.", "Wait.", "");

  private final Map<ApplicationTag, Application> applications = new LinkedHashMap<>();
  private Trouble trouble = Trouble.NONE;

  /** What befalls the next launch. */
  enum Trouble {
    NONE,
    REFUSED,
    /** The process starts, and the service stumbles before it knows. */
    STARTED_UNSEEN
  }

  /** The service stumbled; as a tick does, the test goes on. */
  static final class StumbleException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StumbleException(String message) {
      super(message);
    }
  }

  /** One application. */
  static final class Application {
    private final BatchRequest request;
    private final List<LoadReport> reports = new ArrayList<>();
    private @Nullable Progress progress;
    private boolean alive = true;

    private Application(BatchRequest request) {
      this.request = request;
    }

    BatchRequest request() {
      return request;
    }

    /** The tasks that it has not reported yet. */
    List<LoadTask> open() {
      Set<RunId> done = reports.stream().map(LoadReport::runId).collect(Collectors.toSet());
      return request.tasks().stream().filter(task -> !done.contains(task.runId())).toList();
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

  void next(Trouble next) {
    trouble = next;
  }

  List<Application> alive() {
    return applications.values().stream().filter(application -> application.alive).toList();
  }

  int launches() {
    return applications.size();
  }

  @Override
  public void launch(BatchRequest request) throws LaunchFailedException {
    Trouble now = trouble;
    trouble = Trouble.NONE;
    if (now == Trouble.REFUSED) {
      throw new LaunchFailedException(NO_START, new IllegalStateException("full"));
    }
    applications.put(request.tag(), new Application(request));
    if (now == Trouble.STARTED_UNSEEN) {
      throw new StumbleException("stumbled after the start");
    }
  }

  @Override
  public Sighting look(BatchRequest request) {
    Application application = applications.get(request.tag());
    if (application == null) {
      return new Sighting(false, List.of(), null, FakeLauncher.KILLED, Set.of());
    }
    return new Sighting(
        application.alive,
        application.reports,
        application.progress,
        application.alive ? null : FakeLauncher.KILLED,
        Set.of());
  }

  @Override
  public Optional<Progress> progress(BatchRequest request) {
    return Optional.ofNullable(applications.get(request.tag())).map(found -> found.progress);
  }

  @Override
  public void askToCancel(BatchRequest request, Set<RunId> runs) {
    // It does not listen, and is killed when the time to listen is over.
  }

  @Override
  public void kill(BatchRequest request, @Nullable String applicationId) {
    Optional.ofNullable(applications.get(request.tag())).ifPresent(Application::die);
  }

  @Override
  public Set<ApplicationTag> running() {
    return alive().stream().map(found -> found.request.tag()).collect(Collectors.toSet());
  }

  @Override
  public void killOrphan(ApplicationTag tag) {
    throw new IllegalStateException("Application " + tag + " lived though it was over");
  }
}
