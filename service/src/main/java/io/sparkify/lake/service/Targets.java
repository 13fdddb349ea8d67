package io.sparkify.lake.service;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.sparkify.lake.service.lineage.LineageEvents;
import io.sparkify.lake.service.lineage.LineagePlaces;
import io.sparkify.lake.service.lineage.LineageTarget;
import io.sparkify.lake.service.notify.Links;
import io.sparkify.lake.service.notify.Newsroom;
import io.sparkify.lake.service.notify.NotificationConfiguration;
import io.sparkify.lake.service.notify.Webhook;
import io.sparkify.lake.service.outbox.Secrets;
import io.sparkify.lake.service.outbox.Target;
import io.sparkify.lake.service.run.RunHistory;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;

/** Makes the targets that are configured: who is told what happens. */
record Targets(LakeConfiguration configuration, Secrets secrets) {

  /** What was made; all of them, in the order of the configuration, and the webhooks among them. */
  record Made(List<Target> all, List<Webhook> webhooks) {}

  /** Tells all addresses and secrets at once that cannot be used. */
  void requireUsable() throws StartProblem {
    List<String> problems = new ArrayList<>();
    for (NotificationConfiguration webhook : configuration.notifications()) {
      problem("notifications, " + webhook.name(), () -> webhook.requireUsable(secrets))
          .ifPresent(problems::add);
    }
    problem("lineage", () -> configuration.lineage().requireUsable(secrets))
        .ifPresent(problems::add);
    if (!problems.isEmpty()) {
      throw new StartProblem(String.join("\n", problems));
    }
  }

  /**
   * All of them.
   *
   * @param jdbi what they are told of is read from there
   */
  Made make(LakeLocations locations, Jdbi jdbi, Clock clock) throws StartProblem {
    requireUsable();
    ObjectMapper json = ServiceJson.mapper();
    Newsroom newsroom = new Newsroom(jdbi, new Links(configuration.publicUrl()));
    List<Webhook> webhooks =
        configuration.notifications().stream()
            .map(each -> Webhook.of(each, secrets, newsroom, json, clock))
            .toList();
    Stream<Target> lineage =
        configuration.lineage().isOn()
            ? Stream.of(lineage(locations, jdbi, json, clock))
            : Stream.empty();
    return new Made(Stream.concat(webhooks.stream(), lineage).toList(), webhooks);
  }

  private LineageTarget lineage(
      LakeLocations locations, Jdbi jdbi, ObjectMapper json, Clock clock) {
    LineagePlaces places =
        new LineagePlaces(locations.songData(), locations.logData(), locations.lake());
    LineageEvents events =
        new LineageEvents(
            configuration.lineage().namespace(), places, configuration.spark().version(), clock);
    return LineageTarget.of(configuration.lineage(), secrets, events, new RunHistory(jdbi), json);
  }

  private static Optional<String> problem(String place, Runnable check) {
    try {
      check.run();
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.of(place + ": " + e.getMessage());
    }
  }
}
