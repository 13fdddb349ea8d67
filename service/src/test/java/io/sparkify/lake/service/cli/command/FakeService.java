package io.sparkify.lake.service.cli.command;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A service that answers what a test says, and remembers what it was asked. */
final class FakeService implements AutoCloseable {
  private static final String PROBLEM = "application/problem+json";
  private static final String JSON = "application/json";
  private static final int OK = 200;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<String, Deque<Reply>> replies = new ConcurrentHashMap<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final List<Map<String, List<String>>> headers = new CopyOnWriteArrayList<>();

  /** What is answered. */
  record Reply(int status, Map<String, String> headers, String body) {
    static Reply json(String body) {
      return new Reply(OK, Map.of("Content-Type", JSON), body);
    }

    static Reply problem(int status, String body) {
      return new Reply(status, Map.of("Content-Type", PROBLEM), body);
    }

    static Reply log(String body, long next, long size) {
      return new Reply(
          OK, Map.of("X-Log-Next", Long.toString(next), "X-Log-Size", Long.toString(size)), body);
    }
  }

  private FakeService(HttpServer server) {
    this.server = server;
  }

  static FakeService start() {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      FakeService service = new FakeService(server);
      server.createContext("/", service::handle);
      server.setExecutor(service.threads);
      server.start();
      return service;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Answers one after the other; the last one for ever.
   *
   * @param request such as {@code GET /runs?limit=1}, or without the parameters
   */
  FakeService on(String request, Reply... answers) {
    replies.put(request, new ArrayDeque<>(List.of(answers)));
    return this;
  }

  FakeService on(String request, String json) {
    return on(request, Reply.json(json));
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Such as {@code POST /runs {"force":true}}. */
  List<String> requests() {
    return List.copyOf(requests);
  }

  /** Of the last request. */
  String header(String name) {
    return String.join(",", headers.get(headers.size() - 1).getOrDefault(name, List.of()));
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getRawPath().replaceFirst("^/api/v1", "");
      String query = exchange.getRequestURI().getRawQuery();
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      String request = exchange.getRequestMethod() + " " + path;
      String full = query == null ? request : request + "?" + query;
      headers.add(Map.copyOf(exchange.getRequestHeaders()));
      requests.add(body.isEmpty() ? full : full + " " + body);
      send(exchange, reply(full, request));
    }
  }

  private Reply reply(String full, String request) {
    Deque<Reply> found = replies.getOrDefault(full, replies.get(request));
    if (found == null) {
      return Reply.problem(
          404, "{\"detail\": \"There is nothing here.\", \"code\": \"not_found\"}");
    }
    synchronized (found) {
      return found.size() > 1 ? found.remove() : found.element();
    }
  }

  private static void send(HttpExchange exchange, Reply reply) throws IOException {
    byte[] bytes = reply.body().getBytes(StandardCharsets.UTF_8);
    reply.headers().forEach(exchange.getResponseHeaders()::set);
    exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
    if (bytes.length > 0) {
      exchange.getResponseBody().write(bytes);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
