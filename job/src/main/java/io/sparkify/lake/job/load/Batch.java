package io.sparkify.lake.job.load;

import io.sparkify.lake.job.contract.BatchRequest;
import io.sparkify.lake.job.contract.Counter;
import io.sparkify.lake.job.contract.HeldLoad;
import io.sparkify.lake.job.contract.LakePaths;
import io.sparkify.lake.job.contract.LoadTask;
import io.sparkify.lake.job.contract.Phase;
import io.sparkify.lake.job.contract.RunId;
import io.sparkify.lake.job.lake.AtOnce;
import io.sparkify.lake.job.lake.Fence;
import io.sparkify.lake.job.lake.FencedException;
import io.sparkify.lake.job.lake.LakeFiles;
import io.sparkify.lake.job.lake.Publisher;
import io.sparkify.lake.job.report.CatalogMissingException;
import io.sparkify.lake.job.report.ProgressWriter;
import io.sparkify.lake.job.report.TaskMeter;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The batch: finish what was cut off; stage the catalog, and read every folder and write its strays
 * aside; stage the months; publish. Several partitions are at work at the same time. One that
 * fails, fails alone.
 */
public final class Batch {
  private static final Logger LOG = LoggerFactory.getLogger(Batch.class);

  private final SparkSession spark;
  private final LakeFiles lake;
  private final BatchRequest request;
  private final HeldLoads held;
  private final ProgressWriter progress;
  private final Reports reports;
  private final Failures failures;
  private final Inspection inspection;
  private final TaskMeter tasks = new TaskMeter();
  private final Cancellations cancellations;

  private final StagedLoads staged = new StagedLoads();

  private final int atOnce;

  private int publications;

  public Batch(SparkSession spark, LakeFiles lake, BatchRequest request, Clock clock)
      throws IOException {
    this.spark = spark;
    this.lake = lake;
    this.request = request;
    this.held = new HeldLoads(lake);
    this.atOnce = Math.max(2, spark.sparkContext().defaultParallelism());
    this.progress =
        new ProgressWriter(lake, request.tag(), spark.sparkContext().applicationId(), tasks, clock);
    this.cancellations = new Cancellations(spark.sparkContext(), lake, request.tag());
    this.reports = new Reports(lake, request, progress, clock);
    this.failures = new Failures(lake, reports, cancellations);
    this.inspection = new Inspection(lake, request, held, progress, reports, staged);
  }

  /** Returns when every task has its report. */
  public void run() throws IOException {
    LakeSession.sizeFor(spark, request);
    LOG.info("Batch {} of {}", request.tag(), partitions(request.tasks()));
    spark.sparkContext().addSparkListener(tasks);
    progress.start(request.tasks());
    giveUpWhatIsCancelled();
    Heartbeat heartbeat = Heartbeat.of(progress::write, this::giveUpWhatIsCancelled);
    try {
      load(takeOver());
    } catch (FencedException e) {
      failures.report(request.tasks(), e);
    } finally {
      heartbeat.close();
      spark.sparkContext().removeSparkListener(tasks);
    }
    LOG.info("Batch {} ends", request.tag());
  }

  private void giveUpWhatIsCancelled() {
    List<RunId> idle = cancellations.look();
    request.tasks().stream()
        .filter(task -> idle.contains(task.runId()))
        .forEach(failures::cancelled);
  }

  /** Finishes or gives up whatever applications before this one left. */
  private Publisher takeOver() throws IOException {
    Publisher publisher = new Publisher(lake, Fence.claim(lake, request.fencingToken()));
    publisher.recover();
    held.sweepOthers();
    lake.abandonUnfinished();
    return publisher;
  }

  private void load(Publisher publisher) throws IOException {
    for (LoadTask task : request.tasks()) {
      HeldLoad approved = task.approved();
      if (approved != null) {
        failures.guard(task, () -> inspection.approved(held.approved(task, approved)));
      }
    }
    stageMonths(readAll(), publisher);
  }

  /** Stages the catalog, and reads the folder of each month; the answer is the months in order. */
  private List<ScannedMonth> readAll() throws IOException {
    List<ScannedMonth> months = Collections.synchronizedList(new ArrayList<>());
    AtOnce.run(atOnce, tasks(), task -> read(task, months));
    return inOrder(List.copyOf(months), ScannedMonth::task);
  }

  /** Those that are to be read. */
  private List<LoadTask> tasks() {
    return request.tasks().stream().filter(task -> task.approved() == null).toList();
  }

  private void read(LoadTask task, List<ScannedMonth> months) throws IOException {
    enterReading(task);
    FairShare.take(spark, task, "reading");
    failures.guard(
        task,
        () -> {
          if (task.partition().isCatalog()) {
            inspection.inspect(
                new StageCatalog(spark, lake, request.songData(), request.settings().songsLayout())
                    .stage(task));
          } else {
            months.add(new ScanMonth(spark, lake, request.logData()).scan(task));
          }
        });
    progress.leave(task.runId());
  }

  private void enterReading(LoadTask task) throws IOException {
    LOG.info(
        "{}: reading {} files, attempt {} of run {}",
        task.partition(),
        task.files().size(),
        task.attempt(),
        task.runId());
    progress.enter(task.runId(), Phase.READING, null, null);
  }

  private void stageMonths(List<ScannedMonth> months, Publisher publisher) throws IOException {
    months.forEach(inspection::remember);
    for (List<ScannedMonth> together : PublicationSize.cut(months)) {
      AtOnce.run(atOnce, together, month -> failures.guard(month.task(), () -> stageMonth(month)));
      publish(publisher);
    }
    publish(publisher);
  }

  private void stageMonth(ScannedMonth month) throws IOException {
    try (month) {
      LOG.info("{}: staging {}", month.task().partition(), month.counts().amounts());
      progress.enter(month.task().runId(), Phase.STAGING, month.counts().get(Counter.LINES), null);
      inspection.inspect(new StageMonth(spark, lake, request.settings(), catalog()).stage(month));
    }
  }

  /** The catalog that is about to be published, or else the one that is. */
  private synchronized Catalog catalog() throws IOException {
    @Nullable StagedLoad inBatch = staged.catalog().orElse(null);
    // Once months rest on it, it cannot be cancelled any more.
    if (inBatch != null && failures.uncancelled(List.of(inBatch)).isEmpty()) {
      staged.remove(inBatch);
      inBatch = null;
    }
    Catalog catalog =
        inBatch == null ? Catalog.published(spark, lake) : Catalog.staged(spark, lake, inBatch);
    if (catalog.fingerprint() == null
        && tasks().stream()
            .anyMatch(task -> task.partition().isCatalog() && failures.include(task))) {
      throw new CatalogMissingException(
          "The first load of the song catalog failed in the same batch.");
    }
    return catalog;
  }

  private void publish(Publisher publisher) throws IOException {
    List<StagedLoad> loads = inOrder(failures.uncancelled(staged.takeAll()), StagedLoad::task);
    if (loads.isEmpty()) {
      return;
    }
    List<LoadTask> tasks = loads.stream().map(StagedLoad::task).toList();
    LOG.info("Publishing {}", partitions(tasks));
    enterAll(tasks, Phase.PUBLISHING);
    new Publications(spark, lake, publisher, reports, failures)
        .publish(LakePaths.publication(request.tag(), publications++), loads);
    tasks.stream()
        .filter(task -> !failures.include(task))
        .forEach(task -> LOG.info("{}: published", task.partition()));
    enterAll(tasks, Phase.DONE);
  }

  /** As they were asked for; what is done at the same time ends in any order. */
  private <T> List<T> inOrder(List<T> done, Function<T, LoadTask> task) {
    return done.stream()
        .sorted(Comparator.comparingInt(each -> request.tasks().indexOf(task.apply(each))))
        .toList();
  }

  private static String partitions(List<LoadTask> tasks) {
    return tasks.stream().map(task -> task.partition().value()).collect(Collectors.joining(", "));
  }

  private void enterAll(List<LoadTask> tasks, Phase phase) {
    tasks.forEach(task -> progress.enter(task.runId(), phase));
  }
}
