package io.sparkify.lake.service.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.dropwizard.jackson.Jackson;
import io.dropwizard.testing.junit5.DropwizardClientExtension;
import io.dropwizard.testing.junit5.DropwizardExtensionsSupport;
import io.sparkify.lake.job.contract.RunId;
import io.sparkify.lake.service.db.MutableClock;
import io.sparkify.lake.service.db.TestDatabase;
import io.sparkify.lake.service.error.ProblemFeature;
import io.sparkify.lake.service.run.Lake;
import io.sparkify.lake.service.run.Rest;
import io.sparkify.lake.service.stream.EventClient;
import io.sparkify.lake.service.stream.EventClient.Event;
import io.sparkify.lake.service.stream.StreamLimits;
import io.sparkify.lake.service.stream.Streams;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
@ExtendWith(DropwizardExtensionsSupport.class)
class EventResourceTest {
  private static final long SEED = 20181130;
  private static final ObjectMapper JSON =
      Jackson.newObjectMapper().disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

  private final MutableClock steady = new MutableClock(Instant.EPOCH);
  private final Streams streams =
      new Streams(
          new StreamLimits(
              200, Duration.ofSeconds(15), Duration.ofSeconds(10), Duration.ofSeconds(2)),
          steady,
          () -> {});
  private final Lake lake;
  private final EventStore store;
  private final DropwizardClientExtension server;
  private final List<EventClient> clients = new ArrayList<>();

  EventResourceTest(TestDatabase database) {
    lake = new Lake(database);
    store = new EventStore(lake.jdbi);
    server =
        new DropwizardClientExtension(
            new EventResource(streams, store, lake.progressReports(), JSON), new ProblemFeature());
  }

  @BeforeEach
  void oneRunWasMade() {
    lake.put("2018-10", "1");
    lake.tick();
    lake.succeed();
  }

  @AfterEach
  void closeAll() {
    clients.forEach(EventClient::close);
    streams.close();
  }

  @Test
  void streamBeginsAtTheMomentOfConnecting() throws Exception {
    EventClient client = listen("");
    lake.put("2018-11", "1");
    lake.tick();
    streams.pump();
    List<Event> events = client.next(2);
    assertThat(events).extracting(Event::name).containsOnly("run");
    JsonNode queued = Rest.json(events.get(0).data());
    RunId run = lake.run("2018-11").run().id();
    assertThat(queued)
        .isEqualTo(
            Rest.json(
                """
                {"id": %s, "run_id": "%s", "partition": "2018-11", "trigger": "SCHEDULE",
                 "from": null, "state": "QUEUED", "reason": "never loaded",
                 "at": "2018-12-01T06:03:00Z", "attempt": null}
                """
                    .formatted(events.get(0).id(), run)));
    JsonNode starting = Rest.json(events.get(1).data());
    assertThat(starting.get("state").asText()).isEqualTo("STARTING");
    assertThat(starting.get("attempt").asInt()).isEqualTo(1);
    assertThat(starting.get("id").asLong()).isEqualTo(queued.get("id").asLong() + 1);
  }

  @Test
  void clientGoesOnWhereItWas() throws Exception {
    long begin = store.newest();
    lake.put("2018-11", "1");
    lake.tick();
    lake.succeed();
    List<Event> all = listen("?last_event_id=" + begin).next(4);
    for (int seen = 0; seen < all.size(); seen++) {
      EventClient again = listen("", "Last-Event-ID", Objects.requireNonNull(all.get(seen).id()));
      assertThat(again.next(all.size() - 1 - seen)).isEqualTo(all.subList(seen + 1, all.size()));
    }
  }

  @Test
  void placeIsKnownBeforeTheFirstEvent() throws Exception {
    EventClient client = listen("");
    await().until(() -> Long.toString(store.newest()).equals(client.lastId()));
  }

  @Test
  void filterLetsItsRunsThroughAndThePlaceMovesOnAllTheSame() throws Exception {
    EventClient month = listen("?partition=2018-11");
    EventClient nothing = listen("?run=" + RunId.random());
    lake.put("2018-11", "1");
    lake.put("2018-12", "1");
    lake.tick();
    lake.succeed();
    streams.pump();
    assertThat(month.next(4))
        .extracting(event -> Rest.json(event.data()).get("partition").asText())
        .containsOnly("2018-11");
    steady.advance(Duration.ofSeconds(15));
    streams.pump();
    await().until(() -> Long.toString(store.newest()).equals(nothing.lastId()));
    assertThat(nothing.arrived()).isEmpty();
    assertThat(month.arrived()).isEmpty();
  }

  @Test
  void whatIsNotKeptAnyMoreIsSaid() throws Exception {
    long begin = store.newest();
    lake.put("2018-11", "1");
    lake.tick();
    lake.succeed();
    long newest = store.newest();
    lake.jdbi.useHandle(
        handle ->
            handle.execute(
                "delete from state_change where stream_position in (?, ?)", begin + 1, begin + 2));
    EventClient client = listen("?last_event_id=" + begin);
    List<Event> events = client.next(3);
    assertThat(events).extracting(Event::name).containsExactly("reset", "run", "run");
    assertThat(events)
        .extracting(Event::id)
        .containsExactly("" + (begin + 2), "" + (begin + 3), "" + newest);
    assertThat(events.get(0).data()).contains("Events after %d are not kept".formatted(begin));
  }

  @Test
  void idThatWasNeverGivenIsReset() throws Exception {
    EventClient client = listen("?last_event_id=" + (store.newest() + 5));
    assertThat(client.next())
        .extracting(Event::id, Event::name)
        .containsExactly(Long.toString(store.newest()), "reset");
  }

  @Test
  void progressIsToldOnceANewReportIsThereAndMovesNoPlace() throws Exception {
    lake.put("2018-11", "1");
    lake.tick();
    EventClient client = listen("");
    lake.say(0.25);
    streams.pump();
    streams.pump();
    Event first = client.next();
    assertThat(first.name()).isEqualTo("run");
    Event report = client.next();
    assertThat(report.name()).isEqualTo("progress");
    assertThat(report.id()).isNull();
    assertThat(Rest.json(report.data()).at("/progress/fraction").asDouble()).isEqualTo(0.25);
    lake.say(0.5);
    streams.pump();
    assertThat(Rest.json(client.next().data()).at("/progress/fraction").asDouble()).isEqualTo(0.5);
    lake.succeed();
    streams.pump();
    assertThat(Rest.json(client.next().data()).get("state").asText()).isEqualTo("SUCCEEDED");
    streams.pump();
    assertThat(client.arrived()).isEmpty();
  }

  @Test
  void listenersCostTheDatabaseNothing() throws Exception {
    listen("");
    int alone = statementsOfARoundWithNews("2018-11");
    for (int i = 0; i < 60; i++) {
      listen("");
    }
    assertThat(statementsOfARoundWithNews("2018-12")).isEqualTo(alone);
    assertThat(statementsOf(streams::pump)).as("a round without news").isEqualTo(1);
    for (EventClient client : clients) {
      assertThat(client.next(2)).hasSize(2);
    }
  }

  @Test
  void nobodyAsksTheDatabaseWhileNobodyListens() {
    assertThat(statementsOf(streams::pump)).isZero();
  }

  @Test
  void nonsenseIsRefusedBeforeAnythingIsOpened() throws Exception {
    for (String query :
        List.of("?last_event_id=x", "?last_event_id=-1", "?run=1", "?partition=1")) {
      HttpResponse<String> refused =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(uri(query)).build(), HttpResponse.BodyHandlers.ofString());
      assertThat(refused.statusCode()).as(query).isEqualTo(400);
      assertThat(refused.body()).contains("\"code\":\"malformed\"");
    }
    assertThat(streams.count()).isZero();
  }

  /** Writers commit in any order while a listener comes and goes at random places. */
  @Test
  void nothingIsLostOrDoubledHoweverOftenTheConnectionBreaks() throws Exception {
    Random random = new Random(SEED);
    int writers = 4;
    int moves = 150;
    int total = writers * moves;
    RunId run = lake.run("2018-10").run().id();
    long begin = store.newest();
    ExecutorService threads = Executors.newFixedThreadPool(writers);
    List<Future<?>> writing = new ArrayList<>();
    for (int writer = 0; writer < writers; writer++) {
      Random own = new Random(random.nextLong());
      String name = "writer " + writer;
      writing.add(threads.submit(() -> write(run, name, moves, own)));
    }
    List<Event> seen = new ArrayList<>();
    String last = Long.toString(begin);
    while (seen.size() < total) {
      try (EventClient client = listen("", "Last-Event-ID", last)) {
        int wanted = 1 + random.nextInt(60);
        List<Event> now = new ArrayList<>();
        while (now.size() < wanted && seen.size() + now.size() < total) {
          streams.pump();
          now.addAll(client.arrived());
        }
        seen.addAll(now);
        last = now.isEmpty() ? last : Objects.requireNonNull(now.get(now.size() - 1).id());
      }
    }
    for (Future<?> each : writing) {
      each.get(1, TimeUnit.MINUTES);
    }
    threads.shutdown();
    assertThat(threads.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
    long newest = store.newest();
    assertThat(newest).isEqualTo(begin + total);
    assertThat(seen).extracting(Event::name).containsOnly("run");
    assertThat(seen)
        .extracting(event -> Rest.json(event.data()).get("id").asLong())
        .containsExactlyElementsOf(LongStream.rangeClosed(begin + 1, newest).boxed().toList());
    assertThat(seen)
        .extracting(event -> Rest.json(event.data()).get("reason").asText())
        .doesNotHaveDuplicates();
  }

  private void write(RunId run, String name, int moves, Random random) {
    int written = 0;
    while (written < moves) {
      int first = written;
      int together = Math.min(1 + random.nextInt(5), moves - first);
      lake.jdbi.useTransaction(
          handle -> {
            for (int i = first; i < first + together; i++) {
              handle.execute(
                  "insert into state_change (run_id, from_state, to_state, reason, changed_at)"
                      + " values (?, 'SUCCEEDED', 'SUCCEEDED', ?, current_timestamp)",
                  run.value(),
                  name + " move " + i);
            }
          });
      written += together;
    }
  }

  private int statementsOfARoundWithNews(String partition) {
    lake.put(partition, "1");
    lake.tick();
    lake.succeed();
    return statementsOf(streams::pump);
  }

  private int statementsOf(Runnable work) {
    AtomicInteger statements = new AtomicInteger();
    SqlStatements config = lake.jdbi.getConfig(SqlStatements.class);
    SqlLogger before = config.getSqlLogger();
    config.setSqlLogger(
        new SqlLogger() {
          @Override
          public void logAfterExecution(StatementContext context) {
            statements.incrementAndGet();
          }
        });
    try {
      work.run();
    } finally {
      config.setSqlLogger(before);
    }
    return statements.get();
  }

  private EventClient listen(String query, String... headers) throws Exception {
    EventClient client = EventClient.open(uri(query), headers);
    clients.add(client);
    assertThat(client.answer().status()).isEqualTo(200);
    streams.pump();
    return client;
  }

  private URI uri(String query) {
    return URI.create(server.baseUri() + "/events" + query);
  }
}
