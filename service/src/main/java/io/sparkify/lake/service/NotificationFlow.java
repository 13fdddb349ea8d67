package io.sparkify.lake.service;

import io.dropwizard.core.setup.Environment;
import io.sparkify.lake.service.events.EventStore;
import io.sparkify.lake.service.health.ProblemHealthCheck;
import io.sparkify.lake.service.notify.Links;
import io.sparkify.lake.service.notify.NoticeStore;
import io.sparkify.lake.service.notify.Notices;
import io.sparkify.lake.service.outbox.Courier;
import io.sparkify.lake.service.outbox.DeliveryRule;
import io.sparkify.lake.service.outbox.Http;
import io.sparkify.lake.service.outbox.NotificationResource;
import io.sparkify.lake.service.outbox.OldMessages;
import io.sparkify.lake.service.outbox.Outbox;
import io.sparkify.lake.service.outbox.OutboxStore;
import io.sparkify.lake.service.outbox.Target;
import io.sparkify.lake.service.schedule.Tick;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.eclipse.jetty.util.component.LifeCycle;
import org.jdbi.v3.core.Jdbi;

/** Puts together what tells others: webhooks, and a catalog of lineage. */
record NotificationFlow(LakeConfiguration configuration, Jdbi jdbi, Writer writer, Clock clock) {
  private static final Duration EVERY_SECOND = Duration.ofSeconds(1);
  private static final Duration TEN_MINUTES = Duration.ofMinutes(10);

  /**
   * Adds a tick for each target, so that none waits for another; the answer takes what is to be
   * told beside the moves of runs.
   */
  Notices wire(Targets.Made targets, Environment environment) {
    Http http = new Http(configuration.outbox().timeout().toJavaDuration(), clock);
    DeliveryRule rule = configuration.outbox().rule();
    for (Target target : targets.all()) {
      Courier courier =
          new Courier(
              target,
              new OutboxStore(writer.jdbi()),
              new EventStore(jdbi),
              http,
              rule,
              new Random(),
              clock);
      writer.add(new Tick("tell " + target.name(), EVERY_SECOND, courier::work));
    }
    forget(targets.all().stream().map(Target::name).toList());
    Outbox outbox = new Outbox(targets.all(), new OutboxStore(jdbi), http, clock);
    environment.jersey().register(new NotificationResource(outbox));
    environment.healthChecks().register("notifications", new ProblemHealthCheck(outbox::problem));
    environment
        .lifecycle()
        .addEventListener(
            new LifeCycle.Listener() {
              @Override
              public void lifeCycleStopping(LifeCycle server) {
                http.close();
              }
            });
    return new Notices(
        targets.webhooks(), new Links(configuration.publicUrl()), ServiceJson.mapper());
  }

  private void forget(List<String> configured) {
    OldMessages messages =
        new OldMessages(
            new OutboxStore(writer.jdbi()),
            configured,
            configuration.retention().messages().toJavaDuration(),
            clock);
    NoticeStore notices = new NoticeStore(writer.jdbi());
    Duration keep = configuration.retention().events().toJavaDuration();
    writer.add(
        new Tick(
            "messages",
            TEN_MINUTES,
            () -> {
              messages.forget();
              notices.forget(clock.instant().minus(keep));
            }));
  }
}
