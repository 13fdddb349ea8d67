package io.sparkify.lake.service.s3;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A proxy on this machine in front of an S3 server: it counts requests, and lets faults befall
 * those that fit. The server sees what the client signed, the Host header included.
 */
public final class FaultyS3 implements AutoCloseable {
  private final URI server;
  private final ServerSocket socket;
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          work -> {
            Thread thread = new Thread(work, "faulty-s3");
            thread.setDaemon(true);
            return thread;
          });
  private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
  private final Queue<S3Request> requests = new ConcurrentLinkedQueue<>();
  private final List<Rule> rules = new CopyOnWriteArrayList<>();
  private final Queue<Served> served = new ConcurrentLinkedQueue<>();
  private volatile @Nullable Duration latency;

  private FaultyS3(URI server, ServerSocket socket) {
    this.server = server;
    this.socket = socket;
  }

  /** When a request came and when its answer was sent, as {@link System#nanoTime} says. */
  private record Served(S3Request request, long begin, long end) {}

  /** A fault and how often it is still to come; negative: always. */
  private record Rule(Predicate<S3Request> fits, Fault fault, AtomicInteger times) {
    boolean takes(S3Request request) {
      return fits.test(request) && times.getAndUpdate(n -> n > 0 ? n - 1 : n) != 0;
    }
  }

  /**
   * Runs at once.
   *
   * @param endpoint of the server
   */
  public static FaultyS3 before(String endpoint) {
    try {
      FaultyS3 proxy =
          new FaultyS3(
              URI.create(endpoint), new ServerSocket(0, 200, InetAddress.getLoopbackAddress()));
      proxy.threads.execute(proxy::accept);
      return proxy;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String endpoint() {
    return "http://127.0.0.1:" + socket.getLocalPort();
  }

  /** From now on this befalls every request that fits; of several faults the first decides. */
  public void always(Predicate<S3Request> fits, Fault fault) {
    rules.add(new Rule(fits, fault, new AtomicInteger(-1)));
  }

  /** The same for the next so many requests. */
  public void times(int times, Predicate<S3Request> fits, Fault fault) {
    rules.add(new Rule(fits, fault, new AtomicInteger(times)));
  }

  /** Every request that no other fault befalls takes longer by this. */
  public void latency(Duration each) {
    latency = each;
  }

  /** No more faults; what was counted stays. */
  public void heal() {
    rules.clear();
    latency = null;
  }

  /** All that came, in their order. */
  public List<S3Request> requests() {
    return List.copyOf(requests);
  }

  public void forget() {
    requests.clear();
    served.clear();
  }

  /** From the first of these requests to the last answer to one of them. */
  public Duration span(Predicate<S3Request> requested) {
    List<Served> those = served.stream().filter(one -> requested.test(one.request())).toList();
    long begin = those.stream().mapToLong(Served::begin).min().orElseThrow();
    long end = those.stream().mapToLong(Served::end).max().orElseThrow();
    return Duration.ofNanos(end - begin);
  }

  public Map<S3Operation, Integer> counts() {
    Map<S3Operation, Integer> counts = new EnumMap<>(S3Operation.class);
    requests.forEach(request -> counts.merge(request.operation(), 1, Integer::sum));
    return counts;
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket client = socket.accept();
        connections.add(client);
        threads.execute(() -> serve(client));
      } catch (IOException e) {
        if (!socket.isClosed()) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }

  private void serve(Socket socketOfClient) {
    try (Connection client = Connection.of(socketOfClient)) {
      boolean open = true;
      for (HttpMessage head = HttpMessage.read(client.in());
          open && head != null;
          head = open ? HttpMessage.read(client.in()) : null) {
        open = pass(head, client);
      }
    } catch (IOException e) {
      // One of both went away, as in life.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      connections.remove(socketOfClient);
    }
  }

  /** By a connection of its own: the server closes those that rested for a while. */
  private boolean pass(HttpMessage head, Connection client)
      throws IOException, InterruptedException {
    try (Connection behind = Connection.of(new Socket(server.getHost(), server.getPort()))) {
      connections.add(behind.socket());
      Exchange exchange = new Exchange(head, client, behind);
      long begin = System.nanoTime();
      requests.add(exchange.request());
      fault(exchange.request()).befall(exchange);
      served.add(new Served(exchange.request(), begin, System.nanoTime()));
      connections.remove(behind.socket());
      return exchange.isOpen();
    }
  }

  private Fault fault(S3Request request) {
    Optional<Rule> rule = rules.stream().filter(each -> each.takes(request)).findFirst();
    Duration each = latency;
    Fault otherwise = each == null ? Exchange::forward : Fault.late(each);
    return rule.map(Rule::fault).orElse(otherwise);
  }

  /** Breaks all connections. */
  @Override
  public void close() {
    try {
      socket.close();
      for (Socket connection : connections) {
        connection.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads.shutdownNow();
  }
}
