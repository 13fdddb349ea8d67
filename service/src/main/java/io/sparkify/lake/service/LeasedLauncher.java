package io.sparkify.lake.service;

import io.sparkify.lake.job.contract.ApplicationTag;
import io.sparkify.lake.job.contract.BatchRequest;
import io.sparkify.lake.job.contract.Progress;
import io.sparkify.lake.job.contract.RunId;
import io.sparkify.lake.service.lease.Lease;
import io.sparkify.lake.service.run.JobLauncher;
import io.sparkify.lake.service.run.Sighting;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Launches only while the lease that the claim was made under still holds. */
record LeasedLauncher(Lease lease, JobLauncher launcher) implements JobLauncher {
  @Override
  public ApplicationTag nextTag() {
    return launcher.nextTag();
  }

  @Override
  public void forgo(ApplicationTag tag) {
    launcher.forgo(tag);
  }

  @Override
  public void rest() {
    lease.require();
    launcher.rest();
  }

  @Override
  public void launch(BatchRequest request) throws LaunchFailedException {
    // Whoever was stopped after its claim finds its runs in another one's hands.
    lease.require();
    launcher.launch(request);
  }

  @Override
  public Sighting look(BatchRequest request) {
    return launcher.look(request);
  }

  @Override
  public Optional<Progress> progress(BatchRequest request) {
    return launcher.progress(request);
  }

  @Override
  public void askToCancel(BatchRequest request, Set<RunId> runs) throws IOException {
    lease.require();
    launcher.askToCancel(request, runs);
  }

  @Override
  public void kill(BatchRequest request, @Nullable String applicationId) {
    lease.require();
    launcher.kill(request, applicationId);
  }

  @Override
  public Set<ApplicationTag> running() {
    return launcher.running();
  }

  @Override
  public void killOrphan(ApplicationTag tag) {
    lease.require();
    launcher.killOrphan(tag);
  }
}
