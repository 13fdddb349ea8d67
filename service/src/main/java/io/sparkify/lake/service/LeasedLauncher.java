package io.sparkify.lake.service;

import io.sparkify.lake.job.contract.BatchRequest;
import io.sparkify.lake.service.lease.Lease;
import io.sparkify.lake.service.run.JobLauncher;
import io.sparkify.lake.service.run.Sighting;

/** Launches only while the lease that the claim was made under still holds. */
record LeasedLauncher(Lease lease, JobLauncher launcher) implements JobLauncher {
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
}
