package io.sparkify.lake.service;

import io.sparkify.lake.service.diagnosis.Diagnosis;
import io.sparkify.lake.service.diagnosis.Redaction;
import io.sparkify.lake.service.diagnosis.Rules;
import io.sparkify.lake.service.partition.Doorbell;
import io.sparkify.lake.service.proof.LakeReader;
import io.sparkify.lake.service.proof.PublishedAudit;
import io.sparkify.lake.service.run.ApplicationStore;
import io.sparkify.lake.service.run.BatchSettings;
import io.sparkify.lake.service.run.Bystander;
import io.sparkify.lake.service.run.CancelStore;
import io.sparkify.lake.service.run.Dispatcher;
import io.sparkify.lake.service.run.JobLauncher;
import io.sparkify.lake.service.run.Locations;
import io.sparkify.lake.service.run.ProgressBoard;
import io.sparkify.lake.service.run.Retrier;
import io.sparkify.lake.service.run.SettlementStore;
import io.sparkify.lake.service.run.Settler;
import io.sparkify.lake.service.run.Stopper;
import io.sparkify.lake.service.run.Sweeper;
import io.sparkify.lake.service.schedule.Tick;
import io.sparkify.lake.service.spark.ReportDiagnosis;
import io.sparkify.lake.service.spark.SparkJobLauncher;
import io.sparkify.lake.service.storage.LakeWatch;
import io.sparkify.lake.service.storage.Storage;
import java.time.Clock;
import java.time.Duration;
import java.util.Random;

/** Puts together what launches Spark applications and looks after them: dispatch, sweep. */
final class LoadFlow {
  private static final Duration EVERY_SECOND = Duration.ofSeconds(1);
  // Rings do the work; these are there for the one that got lost.
  private static final Duration SAFETY_NET = Duration.ofSeconds(5);
  private static final Duration LOOK_AT_LAKE = Duration.ofSeconds(30);

  private final LakeConfiguration configuration;
  private final LakeLocations locations;
  private final Clock clock;
  private final Writer writer;
  private final Storage storage;

  LoadFlow(
      LakeConfiguration configuration,
      LakeLocations locations,
      Clock clock,
      Writer writer,
      Storage storage) {
    this.configuration = configuration;
    this.locations = locations;
    this.clock = clock;
    this.writer = writer;
    this.storage = storage;
  }

  /**
   * Adds the ticks.
   *
   * @param doorbell rung when something was loaded, or failed
   */
  void wire(LakeWatch lake, ProgressBoard progress, Doorbell doorbell) {
    Retrier retrier = new Retrier(configuration.retry().rule(), new Random());
    ApplicationStore applications =
        new ApplicationStore(writer.jdbi(), clock, retrier, writer.instance().host());
    Diagnosis diagnosis =
        new Diagnosis(Rules.shipped(), Redaction.of(System.getenv(), configuration.spark().conf()));
    SparkJobLauncher spark =
        new SparkJobLauncher(
            configuration.spark(),
            configuration.batch().linger().toJavaDuration(),
            storage,
            locations.lake(),
            locations.work(),
            diagnosis,
            clock,
            applications::isElsewhere,
            () -> writer.ticks().ring("sweep"));
    JobLauncher launcher = new LeasedLauncher(writer.lease(), spark);
    Bystander bystander = new Bystander(applications, spark::progress, progress);
    Dispatcher dispatcher =
        new Dispatcher(
            applications,
            launcher,
            new BatchSettings(
                new Locations(locations.songData(), locations.logData(), locations.lake()),
                configuration.batch().limits(),
                configuration.lake()),
            doorbell);
    Stopper stopper =
        new Stopper(
            applications,
            new CancelStore(writer.jdbi(), clock),
            launcher,
            configuration.spark().timeLimits(),
            clock);
    Sweeper sweeper =
        new Sweeper(
            applications,
            new Settler(
                new SettlementStore(writer.jdbi(), clock, retrier),
                new PublishedAudit(new LakeReader(locations.lake(), storage.configuration())),
                new ReportDiagnosis(locations.work(), diagnosis)),
            progress,
            launcher,
            stopper,
            doorbell);
    if (writer.store().isShared()) {
      writer.ticks().add(new Tick("watch", EVERY_SECOND, () -> watch(bystander)));
    }
    writer.ticks().add(new Tick("lake", LOOK_AT_LAKE, () -> look(lake)));
    writer.add(new Tick("dispatch", SAFETY_NET, () -> dispatch(lake, dispatcher)));
    writer.add(new Tick("orphans", SAFETY_NET, stopper::killOrphans));
    writer.add(new Tick("sweep", EVERY_SECOND, sweeper::sweep));
  }

  private void watch(Bystander bystander) {
    if (!writer.lease().isWriter()) {
      bystander.look();
    }
  }

  private void look(LakeWatch lake) {
    if (lake.look()) {
      writer.ticks().ring("dispatch");
    }
  }

  /** What is due waits for a lake that is away; launched, it would fail. */
  private static void dispatch(LakeWatch lake, Dispatcher dispatcher) {
    if (lake.isWritable()) {
      dispatcher.dispatch();
    }
  }
}
