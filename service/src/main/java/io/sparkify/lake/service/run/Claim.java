package io.sparkify.lake.service.run;

import io.sparkify.lake.job.contract.ApplicationTag;
import io.sparkify.lake.job.contract.BatchRequest;
import io.sparkify.lake.job.contract.ContractJson;
import io.sparkify.lake.job.contract.Fingerprint;
import io.sparkify.lake.job.contract.HeldLoad;
import io.sparkify.lake.job.contract.LoadTask;
import io.sparkify.lake.job.contract.PartitionKey;
import io.sparkify.lake.job.contract.SourceFile;
import io.sparkify.lake.service.partition.Assessor;
import io.sparkify.lake.service.partition.Content;
import io.sparkify.lake.service.partition.LedgerTransaction;
import io.sparkify.lake.service.partition.Partition;
import io.sparkify.lake.service.partition.SourcePartition;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Takes queued runs for a new application, in one transaction. */
final class Claim {
  private final Handle handle;
  private final Instant now;
  private final String host;

  Claim(Handle handle, Instant now, String host) {
    this.handle = handle;
    this.now = now;
    this.host = host;
  }

  /** None if nothing is queued, nothing fits, or another application is active. */
  Optional<BatchRequest> take(ApplicationTag tag, BatchSettings settings) {
    List<Run> claimable = handle.attach(RunDao.class).claimable(now);
    ApplicationDao applications = handle.attach(ApplicationDao.class);
    if (claimable.isEmpty() || applications.countActive() > 0) {
      return Optional.empty();
    }
    List<LoadTask> tasks = new ArrayList<>();
    List<Candidate> chosen = choose(claimable, settings.limits());
    for (Candidate candidate : chosen) {
      task(candidate).ifPresent(tasks::add);
    }
    if (tasks.isEmpty()) {
      return Optional.empty();
    }
    Locations locations = settings.locations();
    BatchRequest request =
        new BatchRequest(
            tag,
            nextToken(applications),
            locations.songData(),
            locations.logData(),
            locations.lake(),
            settings.lake(),
            PastMonths.of(handle),
            tasks);
    applications.insert(
        tag, request.fencingToken(), ContractJson.write(request), host, now, Batch.isSolo(chosen));
    begin(request);
    return Optional.of(request);
  }

  /** Greater than all before, also those of a database that was lost: its lake is still there. */
  private long nextToken(ApplicationDao applications) {
    return Math.max(applications.greatestToken() + 1, now.toEpochMilli());
  }

  private List<Candidate> choose(List<Run> claimable, BatchLimits limits) {
    List<Partition> ledger = new LedgerTransaction(handle).partitions();
    Admission admission = Admission.of(handle);
    Map<PartitionKey, Run> queued =
        claimable.stream().collect(Collectors.toMap(Run::partition, Function.identity()));
    return Batch.choose(
        admission.admitted(
            ledger.stream()
                .flatMap(
                    partition ->
                        Optional.ofNullable(queued.get(partition.key())).stream()
                            .map(run -> admission.candidate(run, partition.content())))
                .toList()),
        Assessor.of(ledger, Duration.ZERO, now).gate(),
        limits,
        handle.attach(ApplicationDao.class).previous().orElse(PreviousBatch.NONE));
  }

  private Optional<LoadTask> task(Candidate candidate) {
    Run run = candidate.run();
    Content content = candidate.content();
    boolean claimed =
        new Moves(handle, now)
            .run(run.id(), RunState.QUEUED, RunState.STARTING, "claimed for a Spark application");
    if (!claimed) {
      return Optional.empty();
    }
    int attempt = handle.attach(AttemptDao.class).nextNumber(run.id());
    RunDao runs = handle.attach(RunDao.class);
    @Nullable HeldLoad approved = handle.attach(HeldDao.class).approvedBy(run.id()).orElse(null);
    if (approved != null) {
      runs.pin(run.id(), run.fingerprint(), run.files(), run.bytes(), now);
      return Optional.of(new LoadTask(run.id(), attempt, run.partition(), List.of(), approved));
    }
    runs.pin(run.id(), content.fingerprint(), content.files(), content.bytes(), now);
    return Optional.of(
        new LoadTask(run.id(), attempt, run.partition(), ownFiles(content.fingerprint()), null));
  }

  private List<SourceFile> ownFiles(Fingerprint content) {
    return new LedgerTransaction(handle)
        .files(content).stream().filter(file -> !SourcePartition.isStray(file)).toList();
  }

  private void begin(BatchRequest request) {
    AttemptDao attempts = handle.attach(AttemptDao.class);
    request
        .tasks()
        .forEach(task -> attempts.insert(task.runId(), task.attempt(), request.tag(), now));
  }
}
