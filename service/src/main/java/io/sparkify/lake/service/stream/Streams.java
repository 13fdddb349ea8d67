package io.sparkify.lake.service.stream;

import io.sparkify.lake.service.error.ServiceException;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** All open answers: lets so many in, and has one thread look after them in rounds. */
public final class Streams {
  /** The attribute of a request that says, as a {@link BooleanSupplier}, whether it still may. */
  public static final String STILL_ALLOWED = "io.sparkify.lake.stream.allowed";

  private static final Duration TRY_AGAIN = Duration.ofSeconds(2);

  private final StreamLimits limits;
  private final Clock steady;
  private final Runnable bell;
  private final AtomicInteger places = new AtomicInteger();
  private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();
  private volatile boolean isCrowded;
  private volatile boolean isStopped;
  private long round;

  /**
   * @param steady a clock that nobody sets
   * @param bell rung when there is a new listener; has {@link #pump} called soon
   */
  public Streams(StreamLimits limits, Clock steady, Runnable bell) {
    this.limits = limits;
    this.steady = steady;
    this.bell = bell;
  }

  /**
   * Answers a request with what the feed gives, until the feed ends or the client goes. To be
   * called by a resource method that is suspended; nothing else may answer then.
   *
   * @throws ServiceException busy {@code too_many_streams}
   */
  public void open(HttpServletRequest request, AsyncResponse suspended, Feed feed) {
    if ("HEAD".equals(request.getMethod())) {
      suspended.resume(Response.ok().type(MediaType.SERVER_SENT_EVENTS_TYPE).build());
      return;
    }
    takePlace();
    @Nullable Listener listener = null;
    try {
      listener = new Listener(request.getAsyncContext(), feed, allowed(request));
      listeners.add(listener);
      listener.channel.start();
    } catch (IOException | RuntimeException e) {
      if (listener == null) {
        places.decrementAndGet();
      } else {
        leave(listener);
      }
      throw e instanceof IOException io ? new UncheckedIOException(io) : (RuntimeException) e;
    }
    bell.run();
  }

  private static BooleanSupplier allowed(HttpServletRequest request) {
    return request.getAttribute(STILL_ALLOWED) instanceof BooleanSupplier allowed
        ? allowed
        : () -> true;
  }

  /** How many there are. */
  public int count() {
    return places.get();
  }

  /** One round; to be called by one thread. A feed that fails does not keep others from theirs. */
  public void pump() {
    round++;
    boolean probe = isCrowded;
    isCrowded = false;
    @Nullable RuntimeException failure = null;
    for (Listener listener : listeners) {
      try {
        listener.serve(probe);
      } catch (RuntimeException e) {
        failure = e;
      }
    }
    if (failure != null) {
      throw failure;
    }
  }

  /** Ends all of them, and lets nobody in any more: the server stops. */
  public void close() {
    isStopped = true;
    listeners.forEach(listener -> listener.channel.close());
  }

  private void takePlace() {
    if (places.incrementAndGet() > limits.most() || isStopped) {
      places.decrementAndGet();
      // Some of them may be gone without a word: the next rounds find out.
      isCrowded = true;
      bell.run();
      throw ServiceException.busy(
          "too_many_streams",
          "%d streams are open already (events.max_listeners); close some, or try again."
              .formatted(limits.most()),
          TRY_AGAIN);
    }
  }

  private void leave(Listener listener) {
    if (listeners.remove(listener)) {
      places.decrementAndGet();
    }
  }

  /** One of them, with when something last moved. */
  private final class Listener {
    private final Channel channel;
    private final Feed feed;
    private final BooleanSupplier allowed;
    private final Silence silence = new Silence(limits, steady);

    Listener(AsyncContext context, Feed feed, BooleanSupplier allowed) throws IOException {
      HttpServletResponse response = (HttpServletResponse) context.getResponse();
      response.setStatus(HttpServletResponse.SC_OK);
      response.setContentType(MediaType.SERVER_SENT_EVENTS);
      // Nobody between may keep, compress or collect it.
      response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store, no-transform");
      response.setHeader("X-Accel-Buffering", "no");
      this.channel = new Channel(context, response.getOutputStream(), () -> leave(this));
      this.feed = feed;
      this.allowed = allowed;
      channel.offer(Frame.retry(limits.retry()));
    }

    void serve(boolean probe) {
      if (!allowed.getAsBoolean()) {
        channel.close();
        return;
      }
      try {
        if (channel.hasRoom()) {
          feed.feed(channel, round);
        }
      } finally {
        if (silence.isDue(channel.offered(), probe)) {
          channel.offer(feed.heartbeat());
        }
        channel.drain();
        if (silence.isTooLong(channel)) {
          channel.close();
        }
      }
    }
  }
}
