package io.sparkify.lake.service;

import io.dropwizard.core.Application;
import io.dropwizard.core.cli.ServerCommand;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.jersey.validation.Validators;
import io.github.bucket4j.TimeMeter;
import io.sparkify.lake.service.audit.Acts;
import io.sparkify.lake.service.audit.Audit;
import io.sparkify.lake.service.audit.AuditFeature;
import io.sparkify.lake.service.audit.AuditResource;
import io.sparkify.lake.service.audit.AuditStore;
import io.sparkify.lake.service.dashboard.Dashboard;
import io.sparkify.lake.service.demo.DemoCommand;
import io.sparkify.lake.service.error.ProblemFeature;
import io.sparkify.lake.service.error.ProblemPages;
import io.sparkify.lake.service.health.HealthServlet;
import io.sparkify.lake.service.health.ProblemHealthCheck;
import io.sparkify.lake.service.health.WritableFolder;
import io.sparkify.lake.service.lease.InstancesResource;
import io.sparkify.lake.service.lease.SteadyClock;
import io.sparkify.lake.service.limit.Allowance;
import io.sparkify.lake.service.limit.RateLimit;
import io.sparkify.lake.service.meter.Meters;
import io.sparkify.lake.service.notify.Notices;
import io.sparkify.lake.service.openapi.ApiDocs;
import io.sparkify.lake.service.outbox.Secrets;
import io.sparkify.lake.service.partition.Discovery;
import io.sparkify.lake.service.schedule.TickStatus;
import io.sparkify.lake.service.schedule.Ticks;
import io.sparkify.lake.service.security.SecurityHeaders;
import io.sparkify.lake.service.storage.LakeWatch;
import io.sparkify.lake.service.storage.StorageProblem;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/** Puts the service together, in the order data flows. */
public final class LakeApplication extends Application<LakeConfiguration> {
  private static final String API = "/api/v1";

  private final ConfigurationMarks marks = new ConfigurationMarks();

  public static void main(String[] arguments) throws Exception {
    new LakeApplication().run(arguments);
  }

  @Override
  public String getName() {
    return "lake-service";
  }

  @Override
  public void initialize(Bootstrap<LakeConfiguration> bootstrap) {
    bootstrap.setObjectMapper(ServiceJson.mapper());
    bootstrap.setValidatorFactory(
        Validators.newConfiguration()
            .propertyNodeNameProvider(new SettingNames())
            .buildValidatorFactory());
    bootstrap.setConfigurationFactoryFactory(
        (type, validator, mapper, prefix) ->
            new EnvironmentConfigurationFactory<>(
                type, validator, prefix, System.getenv(), marks::take));
    bootstrap.addCommand(new ExplainedCommand(Schema.command()));
    bootstrap.addCommand(new ExplainedCommand(new DemoCommand<>(this)));
    bootstrap.addCommand(new ExplainedCommand(new RestoreCommand(System.out)));
    bootstrap.addCommand(new ExplainedCommand(new TokenCommand(System.out)));
  }

  @Override
  protected void addDefaultCommands(Bootstrap<LakeConfiguration> bootstrap) {
    bootstrap.addCommand(new ExplainedCommand(new ServerCommand<>(this)));
    bootstrap.addCommand(new ExplainedCommand(new StorageCheckCommand(this)));
  }

  @Override
  public void run(LakeConfiguration configuration, Environment environment)
      throws StartProblem, SQLException, InterruptedException {
    Places places = Places.of(configuration);
    CompletableFuture<List<StorageProblem>> tried = places.tried();
    Clock clock = Clock.systemUTC();
    Clock steady = new SteadyClock();
    Database database = Database.open(configuration, environment, steady);
    Places.requireNoRefusal(tried.join());
    SecurityFlow security =
        SecurityFlow.of(configuration.security(), database.jdbi(), clock)
            .requireLoopbackOrCredentials(configuration.getServerFactory());
    LakeLocations locations = places.locations();
    LakeWatch lake = new LakeWatch(places.probe(), places.lake());
    Ticks ticks = new Ticks(clock);
    Meters meters = new Meters();
    Writer writer = Writer.of(database, configuration.lease(), ticks, clock, steady);

    security.wire(environment, writer);
    StreamFlow streams = StreamFlow.of(configuration.events(), writer, steady);
    environment.lifecycle().addEventListener(streams);

    Notices notices =
        new NotificationFlow(configuration, database.jdbi(), writer, clock)
            .wire(
                new Targets(configuration, new Secrets(System.getenv()))
                    .make(locations, database.jdbi(), clock),
                environment);
    Discovery discovery =
        new DataFlow(configuration, locations, clock, writer, streams)
            .wire(lake, database.jdbi(), new BreachNotices(notices), meters, environment.jersey());
    Acts acts = audit(database, environment, writer.instance().host(), clock);
    acts.started(marks.bySection());
    new Housekeeping(configuration, locations.work(), database, writer, acts, clock).wire();
    environment.jersey().register(new InstancesResource(writer.lease(), writer.store()));
    environment.healthChecks().register("lease", new ProblemHealthCheck(writer.lease()::problem));
    environment
        .healthChecks()
        .register("source", new ProblemHealthCheck(() -> DataFlow.problem(discovery)));
    environment.healthChecks().register("lake", new ProblemHealthCheck(lake::problem));
    // Stopped in the reverse order.
    environment.lifecycle().manage(writer);
    environment.lifecycle().manage(ticks);
    environment.jersey().register(new ProblemFeature());
    Allowance allowance = new Allowance(configuration.limits(), TimeMeter.SYSTEM_NANOTIME);
    environment.jersey().register(new RateLimit(allowance));
    new TelemetryFlow(configuration, locations, database)
        .wire(meters, writer, streams, allowance, environment);
    ProbeFlow probes = new ProbeFlow(database.source(), ticks, clock);
    probes.wire(environment.admin());
    probes.explain(environment.healthChecks());
    ApiDocs.serve(environment, API);
    Dashboard.serve(environment);
    watchHealth(configuration, environment, ticks, clock);
    answerErrors(environment);
    environment.lifecycle().addServerLifecycleListener(new Announcement(locations));
  }

  private static void watchHealth(
      LakeConfiguration configuration, Environment environment, Ticks ticks, Clock clock) {
    WritableFolder work = new WritableFolder(Path.of(configuration.work()));
    environment.healthChecks().register("work", new ProblemHealthCheck(work::problem));
    environment
        .healthChecks()
        .register("spark", new ProblemHealthCheck(configuration.spark()::problem));
    environment
        .healthChecks()
        .register("ticks", new ProblemHealthCheck(() -> problemOf(ticks, clock)));
    environment
        .admin()
        .addServlet("health", new HealthServlet(environment.healthChecks(), ServiceJson.mapper()))
        .addMapping("/healthcheck");
  }

  private static Acts audit(Database database, Environment environment, String host, Clock clock) {
    AuditStore store = new AuditStore(database.jdbi());
    Audit audit = new Audit(store);
    environment.jersey().register(new AuditFeature(audit, clock));
    environment.jersey().register(new AuditResource(store));
    environment.healthChecks().register("audit", new ProblemHealthCheck(audit::problem));
    return new Acts(audit, store, host, clock);
  }

  private static Optional<String> problemOf(Ticks ticks, Clock clock) {
    return ticks.status().stream()
        .flatMap((TickStatus tick) -> tick.problem(clock.instant()).stream())
        .collect(
            Collectors.collectingAndThen(
                Collectors.joining(" "),
                words -> words.isEmpty() ? Optional.empty() : Optional.of(words)));
  }

  private static void answerErrors(Environment environment) {
    ProblemPages pages = new ProblemPages(ServiceJson.mapper(), SecurityHeaders.HEADERS);
    environment.getApplicationContext().setErrorHandler(pages);
    environment.getAdminContext().setErrorHandler(pages);
    environment.lifecycle().addServerLifecycleListener(server -> server.setErrorHandler(pages));
  }
}
