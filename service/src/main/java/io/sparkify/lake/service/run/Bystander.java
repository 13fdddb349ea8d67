package io.sparkify.lake.service.run;

import io.sparkify.lake.job.contract.BatchRequest;
import io.sparkify.lake.job.contract.LoadTask;
import io.sparkify.lake.job.contract.Progress;
import io.sparkify.lake.job.contract.RunId;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Has an instance that does not write show the progress of what another one looks after. */
public final class Bystander {
  private final ApplicationStore applications;
  private final Function<BatchRequest, Optional<Progress>> said;
  private final ProgressBoard progress;
  private final Set<RunId> shown = new HashSet<>();

  public Bystander(
      ApplicationStore applications,
      Function<BatchRequest, Optional<Progress>> said,
      ProgressBoard progress) {
    this.applications = applications;
    this.said = said;
    this.progress = progress;
  }

  /** One look, which changes nothing; to be called by one thread. */
  public void look() {
    Set<RunId> active = new HashSet<>();
    for (ActiveApplication application : applications.active()) {
      BatchRequest request = application.request();
      said.apply(request).filter(each -> each.tag().equals(request.tag())).ifPresent(progress::put);
      request.tasks().stream().map(LoadTask::runId).forEach(active::add);
    }
    shown.removeAll(active);
    shown.forEach(progress::forget);
    shown.clear();
    shown.addAll(active);
  }
}
