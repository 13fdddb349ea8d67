package io.sparkify.lake.job.load;

import io.sparkify.lake.job.contract.ContractJson;
import io.sparkify.lake.job.contract.Counter;
import io.sparkify.lake.job.contract.LakePaths;
import io.sparkify.lake.job.contract.LoadReport;
import io.sparkify.lake.job.contract.LoadTask;
import io.sparkify.lake.job.lake.LakeFiles;
import io.sparkify.lake.job.lake.Publication;
import io.sparkify.lake.job.lake.Publication.Move;
import io.sparkify.lake.job.lake.Publisher;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

/**
 * Publishes partitions together with {@code users} and their reports. Everything is staged first,
 * the reports too: from the journal entry on, only files are renamed, which needs no space and no
 * Spark.
 */
final class Publications {
  private final SparkSession spark;
  private final LakeFiles lake;
  private final Publisher publisher;
  private final Reports reports;
  private final Failures failures;
  private final HeldLoads held;

  Publications(
      SparkSession spark, LakeFiles lake, Publisher publisher, Reports reports, Failures failures) {
    this.held = new HeldLoads(lake);
    this.spark = spark;
    this.lake = lake;
    this.publisher = publisher;
    this.reports = reports;
    this.failures = failures;
  }

  /** Publishes all of these or, if that fails before its journal entry, none of them. */
  void publish(String name, List<StagedLoad> loads) throws IOException {
    List<LoadTask> tasks = loads.stream().map(StagedLoad::task).toList();
    Staging shared = new Staging(lake, LakePaths.STAGING + "/" + name);
    @Nullable Publication publication = null;
    try {
      publication = stage(name, loads, shared);
      publisher.publish(publication);
      deleteStaging(shared, tasks);
    } catch (Exception e) { // Scala throws checked exceptions that it does not declare
      if (publication != null && publisher.isBegun(publication)) {
        failures.report(tasks, e);
      } else {
        shared.delete();
        failures.abandon(tasks, e);
      }
    }
  }

  private Publication stage(String name, List<StagedLoad> loads, Staging shared)
      throws IOException {
    List<Move> moves = new ArrayList<>();
    List<String> deletes = new ArrayList<>();
    for (StagedLoad load : loads) {
      moves.addAll(load.moves());
      deletes.addAll(load.superseded(lake));
    }
    List<StagedLoad> months =
        loads.stream().filter(load -> !load.task().partition().isCatalog()).toList();
    UsersTable.StagedUsers users =
        months.isEmpty() ? null : new UsersTable(spark, lake).stage(shared, months);
    if (users != null) {
      moves.add(users.move());
    }
    List<Move> reportMoves = new ArrayList<>();
    for (StagedLoad load : loads) {
      reportMoves.add(stageReport(report(load, users), shared));
    }
    return new Publication(name, moves, deletes, reportMoves);
  }

  private LoadReport report(StagedLoad load, UsersTable.@Nullable StagedUsers users) {
    LoadReport report = reports.succeeded(load);
    return users == null || load.task().partition().isCatalog()
        ? report
        : report.with(Counter.USERS, users.file().rows()).with(users.file());
  }

  private static Move stageReport(LoadReport report, Staging shared) throws IOException {
    String staged = shared.text(report.runId() + ".json", ContractJson.write(report));
    return new Move(staged, LakePaths.report(report.runId(), report.attempt()));
  }

  private void deleteStaging(Staging shared, List<LoadTask> tasks) throws IOException {
    shared.delete();
    for (LoadTask task : tasks) {
      new Staging(lake, task).delete();
      if (task.approved() != null) {
        held.drop(task.approved());
      }
    }
  }
}
