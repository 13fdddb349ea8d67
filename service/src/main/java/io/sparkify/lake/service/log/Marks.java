package io.sparkify.lake.service.log;

import io.sparkify.lake.job.contract.ApplicationTag;
import io.sparkify.lake.job.contract.BatchRequest;
import io.sparkify.lake.job.contract.LoadTask;
import io.sparkify.lake.job.contract.PartitionKey;
import io.sparkify.lake.job.contract.RunId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** What the lines that a thread logs during some work belong to: an application, a run. */
public record Marks(Map<String, String> marks) {
  public static final String APPLICATION = "application";
  public static final String RUN = "run";
  public static final String ATTEMPT = "attempt";
  public static final String PARTITION = "partition";

  /** In the order in which they are written. */
  static final List<String> NAMES = List.of(APPLICATION, RUN, ATTEMPT, PARTITION);

  public Marks {
    marks = Map.copyOf(marks);
  }

  /** Work that may fail with a checked exception. */
  @FunctionalInterface
  public interface Work<T, E extends Exception> {
    T call() throws E;
  }

  public static Marks run(RunId run) {
    return new Marks(Map.of(RUN, run.toString()));
  }

  public static Marks run(RunId run, PartitionKey partition) {
    return new Marks(Map.of(RUN, run.toString(), PARTITION, partition.toString()));
  }

  public static Marks attempt(RunId run, int attempt) {
    return new Marks(Map.of(RUN, run.toString(), ATTEMPT, Integer.toString(attempt)));
  }

  public static Marks attempt(RunId run, int attempt, PartitionKey partition) {
    return run(run, partition).and(attempt(run, attempt));
  }

  public static Marks of(LoadTask task) {
    return attempt(task.runId(), task.attempt(), task.partition());
  }

  public static Marks application(ApplicationTag tag) {
    return new Marks(Map.of(APPLICATION, tag.toString()));
  }

  /** Of an application, and of its run if it has one only. */
  public static Marks of(BatchRequest request) {
    Marks application = application(request.tag());
    return request.tasks().size() == 1 ? application.and(of(request.tasks().get(0))) : application;
  }

  /** Has all that this thread logs meanwhile carry the marks, and nothing that comes after. */
  public void during(Runnable work) {
    var unused =
        calling(
            () -> {
              work.run();
              return marks;
            });
  }

  /** As {@link #during}, with an answer. */
  public <T, E extends Exception> T calling(Work<T, E> work) throws E {
    @Nullable Map<String, String> before = MDC.getCopyOfContextMap();
    marks.forEach(MDC::put);
    try {
      return work.call();
    } finally {
      MDC.setContextMap(before == null ? new HashMap<>() : before);
    }
  }

  private Marks and(Marks more) {
    Map<String, String> all = new TreeMap<>(marks);
    all.putAll(more.marks);
    return new Marks(all);
  }
}
