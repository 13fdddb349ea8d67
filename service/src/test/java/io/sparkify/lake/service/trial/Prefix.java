package io.sparkify.lake.service.trial;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A gateway that has the service under a path of its own, for those who only read. */
final class Prefix implements AutoCloseable {
  private static final String PATH = "/far/lake";

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final String service;

  private Prefix(HttpServer server, String service) {
    this.server = server;
    this.service = service;
  }

  static Prefix of(String service) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    Prefix prefix = new Prefix(server, service);
    server.createContext(PATH + "/", prefix::pass);
    server.setExecutor(prefix.threads);
    server.start();
    return prefix;
  }

  String url() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  private void pass(HttpExchange exchange) throws IOException {
    String rest = exchange.getRequestURI().toString().substring(PATH.length());
    HttpURLConnection asked =
        (HttpURLConnection) URI.create(service + rest).toURL().openConnection();
    asked.setRequestProperty("Accept", exchange.getRequestHeaders().getFirst("Accept"));
    try (exchange;
        InputStream answer = asked.getInputStream()) {
      for (String header : new String[] {"Content-Type", "Content-Security-Policy"}) {
        if (asked.getHeaderField(header) != null) {
          exchange.getResponseHeaders().set(header, asked.getHeaderField(header));
        }
      }
      exchange.sendResponseHeaders(asked.getResponseCode(), 0);
      byte[] part = new byte[8192];
      for (int read = answer.read(part); read >= 0; read = answer.read(part)) {
        exchange.getResponseBody().write(part, 0, read);
        exchange.getResponseBody().flush();
      }
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
