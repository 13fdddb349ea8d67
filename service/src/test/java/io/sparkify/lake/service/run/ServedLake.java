package io.sparkify.lake.service.run;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.dropwizard.testing.junit5.ResourceExtension;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.client.Invocation;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Real resources behind a real port, for clients that know nothing but an URL. */
final class ServedLake implements AutoCloseable {
  private static final String API = "/api/v1";
  private static final List<String> HEADERS =
      List.of("Content-Type", "Location", "Retry-After", "X-Log-Next", "X-Log-Size");

  private final HttpServer server;
  private final ResourceExtension resources;

  private ServedLake(HttpServer server, ResourceExtension resources) {
    this.server = server;
    this.resources = resources;
  }

  static ServedLake of(ResourceExtension resources) {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      ServedLake served = new ServedLake(server, resources);
      server.createContext(API, served::handle);
      server.start();
      return served;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().toString().substring(API.length());
      Invocation.Builder request =
          resources.client().target(resources.target("/").getUri().resolve(path)).request();
      exchange
          .getRequestHeaders()
          .getOrDefault("Idempotency-key", List.of())
          .forEach(key -> request.header("Idempotency-Key", key));
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      try (Response response =
          exchange.getRequestMethod().equals("GET")
              ? request.get()
              : request.post(Entity.entity(body, MediaType.APPLICATION_JSON))) {
        send(exchange, response);
      }
    }
  }

  private static void send(HttpExchange exchange, Response response) throws IOException {
    byte[] bytes = response.readEntity(byte[].class);
    for (String name : HEADERS) {
      if (response.getHeaderString(name) != null) {
        exchange.getResponseHeaders().set(name, response.getHeaderString(name));
      }
    }
    exchange.sendResponseHeaders(response.getStatus(), bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
