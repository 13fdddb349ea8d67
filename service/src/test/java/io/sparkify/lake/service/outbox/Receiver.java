package io.sparkify.lake.service.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** A real HTTP server on this machine that answers as a test says, and keeps what it accepted. */
public final class Receiver implements AutoCloseable {
  private static final int MUCH = 10_000_000;

  /** A request; the names of its headers are in lower case. */
  public record Request(String path, Map<String, String> headers, String body) {}

  /** An answer that is not the usual 204. */
  record Answer(int status, String text, Map<String, String> headers) {}

  private final List<Request> accepted = new CopyOnWriteArrayList<>();
  private final List<Request> all = new CopyOnWriteArrayList<>();
  private final Deque<Answer> answers = new ArrayDeque<>();
  private final CountDownLatch end = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private @Nullable HttpServer server;
  private int port;

  public static Receiver start() {
    Receiver receiver = new Receiver();
    receiver.up();
    return receiver;
  }

  /** One that has a port, and refuses connections. */
  public static Receiver down() {
    Receiver receiver = start();
    receiver.goDown();
    return receiver;
  }

  public void up() {
    try {
      HttpServer made =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
      made.createContext("/", this::handle);
      made.setExecutor(threads);
      made.start();
      port = made.getAddress().getPort();
      server = made;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void goDown() {
    HttpServer running = server;
    if (running != null) {
      running.stop(0);
      server = null;
    }
  }

  public String url(String path) {
    return "http://127.0.0.1:" + port + path;
  }

  /** The next request is answered so. */
  void answer(int status, String text, Map<String, String> headers) {
    synchronized (answers) {
      answers.add(new Answer(status, text, headers));
    }
  }

  void answer(int status) {
    answer(status, "", Map.of());
  }

  /** What was accepted, in its order. */
  public List<Request> accepted() {
    return List.copyOf(accepted);
  }

  List<String> bodies() {
    return accepted.stream().map(Request::body).toList();
  }

  /** Refused or not. */
  List<Request> all() {
    return List.copyOf(all);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
      exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.get(0)));
      Request request =
          new Request(
              exchange.getRequestURI().toString(),
              headers,
              new String(exchange.getRequestBody().readAllBytes(), UTF_8));
      all.add(request);
      Answer answer = next();
      answer.headers().forEach(exchange.getResponseHeaders()::set);
      if (answer.status() == 0) {
        end.await(); // never answers
        return;
      }
      byte[] text = answer.text().getBytes(UTF_8);
      if (answer.status() / 100 == 2) {
        accepted.add(request);
      }
      exchange.sendResponseHeaders(answer.status(), text.length == 0 ? -1 : text.length);
      exchange.getResponseBody().write(text);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The next request gets no answer at all. */
  void stall() {
    answer(0);
  }

  /** The next request is accepted, with an answer that nobody should read whole. */
  void answerMuch() {
    answer(200, "x".repeat(MUCH), Map.of());
  }

  private Answer next() {
    synchronized (answers) {
      Answer answer = answers.poll();
      return answer == null ? new Answer(204, "", Map.of()) : answer;
    }
  }

  @Override
  public void close() {
    end.countDown();
    goDown();
    threads.shutdownNow();
  }
}
