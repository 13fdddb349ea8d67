package io.sparkify.lake.service.stream;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodySubscribers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Listens to server-sent events as the standard has it; any number of them with few threads. */
public final class EventClient implements AutoCloseable {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
  private final CompletableFuture<Answer> answer = new CompletableFuture<>();
  private final CompletableFuture<Void> end = new CompletableFuture<>();
  private final Lines lines = new Lines();
  private volatile @Nullable String lastId;

  private EventClient() {}

  /** An event with its data. */
  public record Event(@Nullable String id, String name, String data) {}

  /** How the server answered. */
  public record Answer(int status, HttpHeaders headers) {}

  /** Connects; the headers are names and values in turn. */
  public static EventClient open(URI uri, String... headers) {
    EventClient client = new EventClient();
    HttpRequest.Builder request = HttpRequest.newBuilder(uri).header("Accept", "text/event-stream");
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    var unused =
        HTTP.sendAsync(
                request.build(),
                info -> {
                  client.answer.complete(new Answer(info.statusCode(), info.headers()));
                  return BodySubscribers.fromLineSubscriber(client.lines);
                })
            .whenComplete(
                (response, failure) -> {
                  client.end.complete(null);
                  if (failure != null) {
                    client.answer.completeExceptionally(failure);
                  }
                });
    return client;
  }

  public Answer answer() throws Exception {
    return answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }

  /** The next event; one must come. */
  public Event next() throws InterruptedException {
    Event next = events.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    if (next == null) {
      throw new AssertionError("No event came");
    }
    return next;
  }

  /** So many events. */
  public List<Event> next(int count) throws InterruptedException {
    List<Event> taken = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      taken.add(next());
    }
    return taken;
  }

  /** Those that have come and were not taken. */
  public List<Event> arrived() {
    List<Event> taken = new ArrayList<>();
    events.drainTo(taken);
    return taken;
  }

  /** After which it would resume. */
  public @Nullable String lastId() {
    return lastId;
  }

  public boolean hasEnded() {
    return end.isDone();
  }

  /** Gives the connection up. */
  @Override
  public void close() {
    lines.cancel();
  }

  /** Parses. */
  private final class Lines implements Flow.Subscriber<String> {
    private final CompletableFuture<Flow.Subscription> subscription = new CompletableFuture<>();
    private final List<String> data = new ArrayList<>();
    private @Nullable String id;
    private String name = "message";

    @Override
    public void onSubscribe(Flow.Subscription begun) {
      subscription.complete(begun);
      begun.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(String line) {
      if (line.isEmpty()) {
        dispatch();
      } else if (line.startsWith("id: ")) {
        id = line.substring("id: ".length());
        lastId = id;
      } else if (line.startsWith("event: ")) {
        name = line.substring("event: ".length());
      } else if (line.startsWith("data: ")) {
        data.add(line.substring("data: ".length()));
      }
    }

    private void dispatch() {
      if (!data.isEmpty()) {
        events.add(new Event(id, name, String.join("\n", data)));
      }
      data.clear();
      id = null;
      name = "message";
    }

    void cancel() {
      var unused = subscription.thenAccept(Flow.Subscription::cancel);
    }

    @Override
    public void onError(Throwable e) {
      end.complete(null);
    }

    @Override
    public void onComplete() {
      end.complete(null);
    }
  }
}
