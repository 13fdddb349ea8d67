package io.sparkify.lake.service.outbox;

import io.sparkify.lake.service.outbox.Reply.Kind;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Sends requests, each within a bounded time; follows no redirects, reads little of answers. */
public final class Http implements AutoCloseable {
  private static final int MOST_READ = 4_096;
  private static final String AGENT = "sparkify-lake";

  private final Duration timeout;
  private final Clock clock;
  // Each thread sends one at a time.
  private final Map<Thread, CompletableFuture<?>> underWay = new ConcurrentHashMap<>();
  private @Nullable HttpClient client;
  private volatile boolean closed;

  /**
   * @param timeout from the first byte of a request to the last that is read of its answer
   * @param clock for receivers that name a time before which they want no more
   */
  public Http(Duration timeout, Clock clock) {
    this.timeout = timeout;
    this.clock = clock;
  }

  /** Breaks off what is under way, so that a stop does not wait for slow receivers. */
  @Override
  public void close() {
    closed = true;
    underWay.values().forEach(request -> request.cancel(true));
  }

  boolean isClosed() {
    return closed;
  }

  Reply send(Outgoing outgoing) {
    // A connection that was kept from the last message may be closed by now: then a new one is
    // made.
    return once(outgoing)
        .or(() -> once(outgoing))
        .orElseGet(
            () ->
                no(
                    "The connection broke: see whether the receiver, or a proxy before it, ends requests."));
  }

  /** Empty if the connection broke before an answer came. */
  private Optional<Reply> once(Outgoing outgoing) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(outgoing.address())
            .timeout(timeout)
            .header("Content-Type", "application/json")
            .header("User-Agent", AGENT)
            .POST(BodyPublishers.ofString(outgoing.body()));
    outgoing.headers().forEach(request::header);
    CompletableFuture<HttpResponse<String>> answer =
        client().sendAsync(request.build(), head -> new Beginning(MOST_READ));
    underWay.put(Thread.currentThread(), answer);
    try {
      if (closed) {
        answer.cancel(true);
      }
      HttpResponse<String> received = answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
      String text = Hidden.of(outgoing).in(received.body());
      return Optional.of(
          Answers.of(received.statusCode(), received.headers(), text, clock.instant()));
    } catch (TimeoutException e) {
      answer.cancel(true);
      return Optional.of(slow());
    } catch (ExecutionException e) {
      return failed(e.getCause());
    } catch (CancellationException e) {
      return Optional.of(brokenOff());
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      return Optional.of(brokenOff());
    } finally {
      underWay.remove(Thread.currentThread());
    }
  }

  /** Made when it is needed first, as that takes longer than all else that a start does here. */
  private synchronized HttpClient client() {
    HttpClient made = client;
    if (made == null) {
      made =
          HttpClient.newBuilder()
              .followRedirects(HttpClient.Redirect.NEVER)
              .version(HttpClient.Version.HTTP_1_1)
              .connectTimeout(timeout)
              .build();
      client = made;
    }
    return made;
  }

  /** By type, as messages of exceptions may hold the address. */
  private Optional<Reply> failed(@Nullable Throwable problem) {
    for (@Nullable Throwable cause = problem; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnresolvedAddressException || cause instanceof UnknownHostException) {
        return Optional.of(
            no("Its host is not known: check the target's url, and this machine's DNS."));
      }
      if (cause instanceof HttpTimeoutException) {
        return Optional.of(slow());
      }
      if (cause instanceof SSLException) {
        return Optional.of(
            no(
                "No safe connection can be made: check its certificate, and whether the url's https is right."));
      }
    }
    if (problem instanceof ConnectException) {
      return Optional.of(
          no("It refuses connections: see that the receiver runs, and that its port is right."));
    }
    if (problem instanceof IOException) {
      return Optional.empty();
    }
    throw new IllegalStateException("A request could not be sent", problem);
  }

  private Reply slow() {
    return no(
        "There was no answer within %s: see why the receiver is slow, or set outbox.timeout higher."
            .formatted(timeout.toString().substring(2).toLowerCase(Locale.ROOT)));
  }

  private static Reply no(String words) {
    return Reply.none(Kind.FAILED, words);
  }

  private static Reply brokenOff() {
    return Reply.none(Kind.BROKEN_OFF, "The service stops.");
  }
}
