package io.sparkify.lake.service;

import io.dropwizard.jersey.setup.JerseyEnvironment;
import io.sparkify.lake.job.contract.RunId;
import io.sparkify.lake.service.freshness.BreachListener;
import io.sparkify.lake.service.freshness.FreshnessStatus;
import io.sparkify.lake.service.freshness.Reasons;
import io.sparkify.lake.service.held.HeldStaging;
import io.sparkify.lake.service.idempotency.Idempotency;
import io.sparkify.lake.service.insight.InsightStore;
import io.sparkify.lake.service.insight.InsightsResource;
import io.sparkify.lake.service.meter.Meters;
import io.sparkify.lake.service.overview.Surveys;
import io.sparkify.lake.service.partition.Discovery;
import io.sparkify.lake.service.partition.Doorbell;
import io.sparkify.lake.service.partition.HadoopPartitionSource;
import io.sparkify.lake.service.partition.IgnoreResource;
import io.sparkify.lake.service.partition.LedgerStore;
import io.sparkify.lake.service.partition.PartitionResource;
import io.sparkify.lake.service.preview.PreviewResource;
import io.sparkify.lake.service.preview.Previews;
import io.sparkify.lake.service.preview.TableFiles;
import io.sparkify.lake.service.proof.LakeReader;
import io.sparkify.lake.service.proof.ProofResource;
import io.sparkify.lake.service.proof.Proofs;
import io.sparkify.lake.service.proof.Verifier;
import io.sparkify.lake.service.quarantine.Quarantine;
import io.sparkify.lake.service.quarantine.QuarantineFiles;
import io.sparkify.lake.service.quarantine.QuarantineResource;
import io.sparkify.lake.service.quarantine.QuarantineStore;
import io.sparkify.lake.service.quarantine.QuarantinesResource;
import io.sparkify.lake.service.run.CancelStore;
import io.sparkify.lake.service.run.Glance;
import io.sparkify.lake.service.run.HeldResource;
import io.sparkify.lake.service.run.HeldRuns;
import io.sparkify.lake.service.run.HeldStore;
import io.sparkify.lake.service.run.News;
import io.sparkify.lake.service.run.PlanResource;
import io.sparkify.lake.service.run.PlanSettings;
import io.sparkify.lake.service.run.PlanShow;
import io.sparkify.lake.service.run.Planning;
import io.sparkify.lake.service.run.ProgressBoard;
import io.sparkify.lake.service.run.ProgressReports;
import io.sparkify.lake.service.run.RunActions;
import io.sparkify.lake.service.run.RunActionsResource;
import io.sparkify.lake.service.run.RunHistory;
import io.sparkify.lake.service.run.RunResource;
import io.sparkify.lake.service.run.RunStore;
import io.sparkify.lake.service.schedule.Tick;
import io.sparkify.lake.service.spark.ApplicationLogs;
import io.sparkify.lake.service.spark.AttemptLocations.AttemptLocation;
import io.sparkify.lake.service.spark.ReportTexts;
import io.sparkify.lake.service.spark.RunFilesResource;
import io.sparkify.lake.service.storage.LakeWatch;
import io.sparkify.lake.service.storage.Storage;
import io.sparkify.lake.service.table.TableResource;
import io.sparkify.lake.service.table.TableStore;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.hadoop.fs.Path;
import org.jdbi.v3.core.Jdbi;

/** Puts together what data flows through: discover and plan here, then {@link LoadFlow}. */
final class DataFlow {
  private static final Duration EVERY_SECOND = Duration.ofSeconds(1);
  // Rings do the work; these are there for the one that got lost.
  private static final Duration SAFETY_NET = Duration.ofSeconds(5);

  private final LakeConfiguration configuration;
  private final LakeLocations locations;
  private final Clock clock;
  private final Writer writer;
  private final StreamFlow streams;
  private final Storage storage;

  DataFlow(
      LakeConfiguration configuration,
      LakeLocations locations,
      Clock clock,
      Writer writer,
      StreamFlow streams) {
    this.streams = streams;
    this.configuration = configuration;
    this.locations = locations;
    this.clock = clock;
    this.writer = writer;
    this.storage = new Storage(configuration.s3());
  }

  /**
   * Adds the ticks and the resources; the answer is the discovery, whose problems the health check
   * shows.
   */
  Discovery wire(
      LakeWatch lake, Jdbi jdbi, BreachListener breaches, Meters meters, JerseyEnvironment rest) {
    Doorbell doorbell =
        () -> {
          ring("plan");
          ring("dispatch");
          ring(StreamFlow.TICK);
          ring(FreshnessFlow.TICK);
        };
    LedgerStore ledger = new LedgerStore(jdbi);
    Discovery discovery = new Discovery(source(), new LedgerStore(writer.jdbi()), doorbell, clock);
    RunStore runs = new RunStore(jdbi, doorbell, clock);
    Duration settle = configuration.source().settle().toJavaDuration();
    PlanSettings settings = PlanFlow.settings(configuration);
    Planning planning = new Planning(ledger, runs, settings, clock);
    Planning acting =
        new Planning(
            new LedgerStore(writer.jdbi()),
            new RunStore(writer.jdbi(), doorbell, clock),
            settings,
            clock);
    RunHistory history = new RunHistory(jdbi);
    ProgressBoard progress = new ProgressBoard(history);

    Duration discoverEvery = configuration.source().discoverEvery().toJavaDuration();
    writer.add(new Tick("discover", discoverEvery, discovery::discover));
    writer.add(new Tick("plan", SAFETY_NET, acting::queueDue));
    if (writer.store().isShared()) {
      writer.add(new Tick("news", EVERY_SECOND, new News(jdbi, doorbell)::look));
    }
    new LoadFlow(configuration, locations, clock, writer, storage)
        .wire(
            lake,
            progress,
            () -> {
              // What was loaded may have left strays for other months.
              ring("discover");
              doorbell.ring();
            });

    PartitionResource partitions =
        new PartitionResource(ledger, settle, configuration.catalog().rematch(), clock);
    rest.register(partitions);
    rest.register(new IgnoreResource(ledger, partitions, doorbell));
    PlanShow plans = new PlanShow(planning, history, discovery::problem);
    RunActions actions =
        new RunActions(new CancelStore(jdbi, clock), runs, () -> ring("sweep", "dispatch"));
    PlanFlow planFlow = new PlanFlow(configuration, jdbi, writer, plans, doorbell, clock);
    planFlow.wire(actions, rest);
    Idempotency idempotency = planFlow.idempotency();
    rest.register(new RunResource(runs, history, progress, idempotency));
    rest.register(new RunActionsResource(actions, history, progress, idempotency));
    rest.register(new PlanResource(plans));
    FreshnessStatus freshness =
        new FreshnessFlow(jdbi, writer, breaches, clock)
            .wire(
                configuration.freshness(),
                new Reasons(settle, configuration.catalog().rematch()),
                discovery,
                rest);
    Surveys surveys =
        new OverviewFlow(jdbi, writer, clock)
            .wire(settings, plans, ledger, new Glance(jdbi, progress), freshness, rest);
    new FigureFlow(jdbi, writer).wire(surveys, freshness, meters);
    rest.register(new HeldResource(held(jdbi, doorbell), history, progress, idempotency));
    prove(ledger, history, rest);
    rest.register(new QuarantinesResource(new QuarantineStore(jdbi)));
    TableStore tables = new TableStore(jdbi);
    rest.register(new TableResource(tables, configuration.checks().playsDeviation().limits()));
    rest.register(
        new PreviewResource(
            new Previews(
                tables, ledger, new TableFiles(locations.lake(), storage.configuration()))));
    rest.register(new InsightsResource(new InsightStore(jdbi)));
    rest.register(
        new RunFilesResource(
            (run, number) -> attempt(history, run, number),
            new ApplicationLogs(locations.work(), writer.instance().host()),
            streams.streams(),
            new ReportTexts(storage, locations.lake())));
    streams.wire(jdbi, new ProgressReports(progress, history), rest);
    return discovery;
  }

  private HeldRuns held(Jdbi jdbi, Doorbell doorbell) {
    HeldStaging staging = new HeldStaging(locations.lake(), storage.configuration());
    HeldRuns drops = new HeldRuns(new HeldStore(writer.jdbi(), clock), staging, doorbell);
    writer.add(new Tick("drop", SAFETY_NET, drops::sweep));
    return new HeldRuns(new HeldStore(jdbi, clock), staging, doorbell);
  }

  private void prove(LedgerStore ledger, RunHistory history, JerseyEnvironment rest) {
    Proofs proofs = new Proofs(history, ledger);
    rest.register(new ProofResource(proofs, new Verifier(proofs, lakeReader(), clock)));
    rest.register(
        new QuarantineResource(
            new Quarantine(
                history, ledger, new QuarantineFiles(locations.lake(), storage.configuration()))));
  }

  private void ring(String... names) {
    for (String name : names) {
      writer.ticks().ring(name);
    }
  }

  private LakeReader lakeReader() {
    return new LakeReader(locations.lake(), storage.configuration());
  }

  private HadoopPartitionSource source() {
    return new HadoopPartitionSource(
        storage.configuration(),
        uri(locations.songData()),
        uri(locations.logData()),
        uri(locations.lake()));
  }

  private static URI uri(String location) {
    return new Path(location).toUri();
  }

  private static Optional<AttemptLocation> attempt(
      RunHistory history, RunId run, OptionalInt number) {
    history.get(run);
    return (number.isPresent()
            ? history.attempt(run, number.getAsInt())
            : history.latestAttempt(run))
        .map(
            found ->
                new AttemptLocation(
                    found.runId(),
                    found.number(),
                    found.tag(),
                    found.endedAt() != null,
                    found.launchedOn()));
  }

  static Optional<String> problem(Discovery discovery) {
    return discovery.problem().map(failure -> failure.cause() + " " + failure.remedy());
  }
}
