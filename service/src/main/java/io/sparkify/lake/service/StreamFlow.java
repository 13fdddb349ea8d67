package io.sparkify.lake.service;

import io.dropwizard.jersey.setup.JerseyEnvironment;
import io.sparkify.lake.service.events.EventConfiguration;
import io.sparkify.lake.service.events.EventResource;
import io.sparkify.lake.service.events.EventStore;
import io.sparkify.lake.service.run.ProgressReports;
import io.sparkify.lake.service.schedule.Tick;
import io.sparkify.lake.service.stream.Streams;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.jetty.util.component.LifeCycle;
import org.jdbi.v3.core.Jdbi;

/** Puts together what keeps answers open: the events, and logs that are followed. */
record StreamFlow(Streams streams, Writer writer) implements LifeCycle.Listener {
  static final String TICK = "streams";
  private static final Duration MINUTE = Duration.ofMinutes(1);

  static StreamFlow of(EventConfiguration configuration, Writer writer, Clock steady) {
    Streams streams = new Streams(configuration.limits(), steady, () -> writer.ticks().ring(TICK));
    writer.ticks().add(new Tick(TICK, configuration.pollEvery().toJavaDuration(), streams::pump));
    return new StreamFlow(streams, writer);
  }

  /** Adds the events. */
  void wire(Jdbi jdbi, ProgressReports progress, JerseyEnvironment rest) {
    EventStore store = new EventStore(jdbi);
    // Also while nobody listens, so that little is left to do when somebody does.
    writer.ticks().add(new Tick("events", MINUTE, store::newest));
    rest.register(new EventResource(streams, store, progress, ServiceJson.mapper()));
  }

  /** The server waits for what is open when it stops, and these would stay open. */
  @Override
  public void lifeCycleStopping(LifeCycle server) {
    streams.close();
  }
}
