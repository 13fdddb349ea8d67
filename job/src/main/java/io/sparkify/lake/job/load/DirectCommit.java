package io.sparkify.lake.job.load;

import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.mapreduce.JobContext;
import org.apache.hadoop.mapreduce.TaskAttemptContext;
import org.apache.spark.internal.io.FileCommitProtocol;
import org.apache.spark.internal.io.FileNameSpec;
import scala.Option;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Writes staged files where they stay, under names that no other task attempt has, and takes for
 * written what the attempts that Spark chose say they wrote. Nothing is renamed, which on an object
 * store would be a copy and a dozen requests a file; what dead attempts leave is on no list, and is
 * swept with the staging folder. Spark makes one of these by its name on the driver and in each
 * task.
 */
public final class DirectCommit extends FileCommitProtocol implements Serializable {
  private static final long serialVersionUID = 1L;

  private final String folder;
  private transient List<String> files = new ArrayList<>();

  /** As Spark calls it. */
  public DirectCommit(String jobId, String folder) {
    this.folder = folder;
  }

  @Override
  public void setupJob(JobContext job) {}

  @Override
  public void setupTask(TaskAttemptContext task) {
    files = new ArrayList<>();
  }

  @Override
  public String newTaskTempFile(TaskAttemptContext task, Option<String> below, FileNameSpec name) {
    int partition = task.getTaskAttemptID().getTaskID().getId();
    int attempt = task.getTaskAttemptID().getId();
    String file = "part-%05d-%d%s".formatted(partition, attempt, name.suffix());
    String path = below.isDefined() ? below.get() + "/" + file : file;
    files.add(path);
    return folder + "/" + path;
  }

  @Override
  @SuppressWarnings("deprecation") // abstract, so that it must be there
  public String newTaskTempFile(TaskAttemptContext task, Option<String> below, String suffix) {
    return newTaskTempFile(task, below, new FileNameSpec("", suffix));
  }

  @Override
  @SuppressWarnings("deprecation") // abstract, so that it must be there
  public String newTaskTempFileAbsPath(TaskAttemptContext task, String place, String suffix) {
    throw new UnsupportedOperationException("Staged files lie in their staging folder only");
  }

  @Override
  public TaskCommitMessage commitTask(TaskAttemptContext task) {
    return new TaskCommitMessage(files.toArray(new String[0]));
  }

  @Override
  public void abortTask(TaskAttemptContext task) {
    for (String file : files) {
      Path path = new Path(folder + "/" + file);
      try {
        path.getFileSystem(task.getConfiguration()).delete(path, false);
      } catch (IOException e) {
        log().warn("What an aborted task wrote is left to the sweep of the staging folder", e);
      }
    }
  }

  @Override
  public void commitJob(JobContext job, Seq<TaskCommitMessage> tasks) {
    CommittedFiles.put(
        folder,
        CollectionConverters.asJava(tasks).stream()
            .flatMap(task -> List.of((String[]) task.obj()).stream())
            .sorted()
            .toList());
  }

  @Override
  public void abortJob(JobContext job) {}
}
