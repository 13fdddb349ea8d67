package io.sparkify.lake.job.report;

import io.sparkify.lake.job.contract.RunId;
import io.sparkify.lake.job.source.ReadLines;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.spark.scheduler.AccumulableInfo;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorMetricsUpdate;
import org.apache.spark.scheduler.SparkListenerStageSubmitted;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.jspecify.annotations.Nullable;
import scala.Option;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Counts what Spark's tasks do for each run, which is the job group of its stages. Executors tell
 * what tasks under way have read with every heartbeat.
 */
public final class TaskMeter extends SparkListener {
  private static final String JOB_GROUP = "spark.jobGroup.id";

  private final Map<Integer, String> groups = new HashMap<>();
  private final Map<String, Tasks> runs = new HashMap<>();

  /** The tasks of one run. */
  private static final class Tasks {
    private final Map<Long, Long> lines = new HashMap<>();
    private final Map<Long, Long> bytes = new HashMap<>();
    private long rows;
    private long ended;
    private long known;

    private void read(long task, AccumulableInfo info, Option<Object> amount) {
      if (info.name().isEmpty() || amount.isEmpty() || !(amount.get() instanceof Number)) {
        return;
      }
      String name = info.name().get();
      long read = ((Number) amount.get()).longValue();
      if (name.equals(ReadLines.LINES_READ)) {
        lines.merge(task, read, Math::max);
      } else if (name.equals(ReadLines.BYTES_READ)) {
        bytes.merge(task, read, Math::max);
      }
    }

    private Amounts amounts() {
      return new Amounts(sum(lines), sum(bytes), rows, ended, known);
    }

    private static long sum(Map<Long, Long> amounts) {
      return amounts.values().stream().mapToLong(Long::longValue).sum();
    }
  }

  synchronized Amounts of(RunId run) {
    Tasks tasks = runs.get(run.toString());
    return tasks == null ? Amounts.NONE : tasks.amounts();
  }

  @Override
  public synchronized void onStageSubmitted(SparkListenerStageSubmitted submitted) {
    @Nullable Properties properties = submitted.properties();
    @Nullable String group = properties == null ? null : properties.getProperty(JOB_GROUP);
    if (group != null) {
      groups.put(submitted.stageInfo().stageId(), group);
      runs.computeIfAbsent(group, first -> new Tasks()).known += submitted.stageInfo().numTasks();
    }
  }

  @Override
  public synchronized void onTaskEnd(SparkListenerTaskEnd end) {
    @Nullable Tasks tasks = tasks(end.stageId());
    if (tasks == null) {
      return;
    }
    tasks.ended++;
    if (end.taskMetrics() != null && end.taskInfo().successful()) {
      tasks.rows += end.taskMetrics().outputMetrics().recordsWritten();
    }
    CollectionConverters.asJava(end.taskInfo().accumulables())
        .forEach(info -> tasks.read(end.taskInfo().taskId(), info, info.update()));
  }

  @Override
  public synchronized void onExecutorMetricsUpdate(SparkListenerExecutorMetricsUpdate update) {
    CollectionConverters.asJava(update.accumUpdates())
        .forEach(task -> read((Long) task._1(), tasks((Integer) task._2()), task._4()));
  }

  private static void read(long task, @Nullable Tasks tasks, Seq<AccumulableInfo> infos) {
    if (tasks != null) {
      CollectionConverters.asJava(infos).forEach(info -> tasks.read(task, info, info.update()));
    }
  }

  private @Nullable Tasks tasks(int stage) {
    @Nullable String group = groups.get(stage);
    return group == null ? null : runs.get(group);
  }
}
