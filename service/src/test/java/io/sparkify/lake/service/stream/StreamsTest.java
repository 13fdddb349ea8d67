package io.sparkify.lake.service.stream;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.dropwizard.testing.junit5.DropwizardClientExtension;
import io.dropwizard.testing.junit5.DropwizardExtensionsSupport;
import io.sparkify.lake.service.db.MutableClock;
import io.sparkify.lake.service.error.ProblemFeature;
import io.sparkify.lake.service.stream.EventClient.Event;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(DropwizardExtensionsSupport.class)
class StreamsTest {
  private static final int MOST = 200;
  private static final Duration HEARTBEAT = Duration.ofSeconds(15);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final MutableClock clock = new MutableClock(Instant.EPOCH);
  private final Streams streams =
      new Streams(
          new StreamLimits(MOST, HEARTBEAT, PATIENCE, Duration.ofSeconds(2)), clock, () -> {});
  private final List<byte[]> frames = new CopyOnWriteArrayList<>();
  private final DropwizardClientExtension server =
      new DropwizardClientExtension(new Ticker(streams, frames), new ProblemFeature());
  private final List<EventClient> clients = new ArrayList<>();

  @AfterEach
  void closeAll() {
    clients.forEach(EventClient::close);
    streams.close();
  }

  @Test
  void everyListenerGetsAllInItsOrder() throws Exception {
    EventClient one = listen("/ticker");
    EventClient other = listen("/ticker");
    say("first");
    say("second");
    streams.pump();
    for (EventClient client : List.of(one, other)) {
      assertThat(client.next(2))
          .containsExactly(new Event("1", "said", "first"), new Event("2", "said", "second"));
    }
  }

  @Test
  void answerIsNotKeptCompressedOrCollectedOnItsWay() throws Exception {
    EventClient client = listen("/ticker", "Accept-Encoding", "gzip");
    assertThat(client.answer().status()).isEqualTo(200);
    assertThat(client.answer().headers().map())
        .containsEntry("content-type", List.of("text/event-stream"))
        .containsEntry("cache-control", List.of("no-store, no-transform"))
        .containsEntry("x-accel-buffering", List.of("no"))
        .doesNotContainKeys("content-encoding", "content-length");
  }

  @Test
  void twoHundredListenersCostNoThreadsAndOneMoreIsRefused() throws Exception {
    listen("/ticker");
    int before = serverThreads();
    for (int i = 1; i < MOST; i++) {
      listen("/ticker");
    }
    say("to all");
    streams.pump();
    for (EventClient client : clients) {
      assertThat(client.next().data()).isEqualTo("to all");
    }
    assertThat(serverThreads() - before).as("threads of the server").isLessThan(30);

    HttpResponse<String> refused = get("/ticker");
    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.headers().firstValue("Retry-After")).contains("2");
    assertThat(refused.body()).contains("\"code\":\"too_many_streams\"");
    assertThat(streams.count()).isEqualTo(MOST);
  }

  @Test
  void clientThatIsGoneLeavesItsPlaceAtOneOfTheNextHeartbeats() throws Exception {
    EventClient stays = listen("/ticker");
    EventClient goes = listen("/ticker");
    goes.close();
    await()
        .untilAsserted(
            () -> {
              clock.advance(HEARTBEAT);
              streams.pump();
              assertThat(streams.count()).isEqualTo(1);
            });
    say("still here");
    streams.pump();
    assertThat(stays.next().data()).isEqualTo("still here");
  }

  @Test
  void whoIsRefusedHasThoseFoundThatAreGoneAndComesInLater() throws Exception {
    for (int i = 0; i < MOST; i++) {
      listen("/ticker");
    }
    clients.get(0).close();
    await()
        .until(
            () -> {
              EventClient comes = EventClient.open(uri("/ticker"));
              clients.add(comes);
              streams.pump();
              return comes.answer().status() == 200;
            });
    assertThat(streams.count()).isEqualTo(MOST);
  }

  @Test
  void listenerThatTakesNothingIsDroppedAndKeepsNobodyWaiting() throws Exception {
    EventClient quick = listen("/ticker");
    try (Socket slow = new Socket()) {
      slow.setReceiveBufferSize(4096);
      slow.connect(new InetSocketAddress("localhost", server.baseUri().getPort()));
      slow.getOutputStream()
          .write(
              ("GET " + uri("/ticker").getPath() + " HTTP/1.1\r\nHost: localhost\r\n\r\n")
                  .getBytes(US_ASCII));
      await().until(() -> streams.count() == 2);
      String much = "x".repeat(128 * 1024);
      int rounds = 0;
      while (streams.count() == 2) {
        assertThat(rounds++).as("rounds").isLessThan(500);
        say(much);
        clock.advance(Duration.ofSeconds(1));
        streams.pump();
        assertThat(quick.next().data()).hasSize(much.length());
      }
      assertThat(rounds).isGreaterThan((int) PATIENCE.toSeconds());
    }
  }

  @Test
  void quietStreamIsKeptAliveByHeartbeats() throws Exception {
    EventClient client = listen("/ticker");
    streams.pump();
    assertThat(client.lastId()).isNull();
    clock.advance(HEARTBEAT);
    streams.pump();
    await().until(() -> "42".equals(client.lastId()));
    assertThat(client.arrived()).isEmpty();
  }

  @Test
  void feedThatFailsKeepsNobodyFromHis() throws Exception {
    EventClient client = listen("/ticker");
    EventClient broken = listen("/broken");
    say("news");
    assertThatThrownBy(streams::pump).hasMessage("broken feed");
    assertThat(client.next().data()).isEqualTo("news");
    assertThat(broken.hasEnded()).isFalse();
  }

  @Test
  void answerEndsWhenItsFeedDoes() throws Exception {
    EventClient client = listen("/short");
    streams.pump();
    assertThat(client.next().data()).isEqualTo("all there is");
    await().until(client::hasEnded);
    await().until(() -> streams.count() == 0);
  }

  @Test
  void serverThatStopsEndsAllAndLetsNobodyIn() throws Exception {
    EventClient client = listen("/ticker");
    streams.close();
    await().until(client::hasEnded);
    await().until(() -> streams.count() == 0);
    assertThat(get("/ticker").statusCode()).isEqualTo(429);
  }

  @Test
  void headIsAnsweredAndOpensNothing() throws Exception {
    HttpResponse<String> head =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(uri("/ticker"))
                    .method("HEAD", HttpRequest.BodyPublishers.noBody())
                    .build(),
                HttpResponse.BodyHandlers.ofString());
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(streams.count()).isZero();
  }

  private EventClient listen(String path, String... headers) throws Exception {
    EventClient client = EventClient.open(uri(path), headers);
    clients.add(client);
    assertThat(client.answer().status()).isEqualTo(200);
    return client;
  }

  private void say(String words) {
    frames.add(Frame.event("said", frames.size() + 1L, words));
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(uri(path)).build(), HttpResponse.BodyHandlers.ofString());
  }

  private URI uri(String path) {
    return URI.create(server.baseUri() + path);
  }

  private static int serverThreads() {
    return (int)
        Thread.getAllStackTraces().keySet().stream()
            .filter(thread -> !thread.getName().startsWith("HttpClient"))
            .count();
  }

  /** Sends everybody the same. */
  @Path("/")
  @Produces("text/event-stream")
  public static final class Ticker {
    private final Streams streams;
    private final List<byte[]> frames;

    Ticker(Streams streams, List<byte[]> frames) {
      this.streams = streams;
      this.frames = frames;
    }

    @GET
    @Path("/ticker")
    public void ticker(@Suspended AsyncResponse response, @Context HttpServletRequest request) {
      streams.open(request, response, new Following(frames));
    }

    @GET
    @Path("/broken")
    public void broken(@Suspended AsyncResponse response, @Context HttpServletRequest request) {
      streams.open(
          request,
          response,
          (channel, round) -> {
            throw new IllegalStateException("broken feed");
          });
    }

    @GET
    @Path("/short")
    public void brief(@Suspended AsyncResponse response, @Context HttpServletRequest request) {
      streams.open(
          request,
          response,
          (channel, round) -> {
            channel.offer(Frame.event("said", "all there is"));
            channel.finish();
          });
    }
  }

  /** Goes through a list. */
  private static final class Following implements Feed {
    private final List<byte[]> frames;
    private int next;

    Following(List<byte[]> frames) {
      this.frames = frames;
    }

    @Override
    public void feed(Channel channel, long round) {
      while (next < frames.size() && channel.hasRoom()) {
        channel.offer(frames.get(next++));
      }
    }

    @Override
    public byte[] heartbeat() {
      return Frame.position(42);
    }
  }
}
