package io.sparkify.lake.service.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Lists many objects as S3 does, 1,000 a request, and counts how often it is asked. It has nothing
 * else: no object can be read.
 */
final class ListServer implements AutoCloseable {
  private static final int PAGE = 1_000;
  private static final String LOGS = "log_data/";
  private static final String SONG = "song_data/A/A/A/a.json";

  private final ManyMonths months;
  private final HttpServer server;
  private final AtomicInteger requests = new AtomicInteger();

  private ListServer(ManyMonths months, HttpServer server) {
    this.months = months;
    this.server = server;
  }

  static ListServer of(ManyMonths months) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    ListServer lists = new ListServer(months, server);
    server.createContext("/", lists::answer);
    server.start();
    return lists;
  }

  String endpoint() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** How many requests of any kind came. */
  int requests() {
    return requests.get();
  }

  private void answer(HttpExchange exchange) throws IOException {
    requests.incrementAndGet();
    Map<String, String> query = query(exchange);
    if (!query.containsKey("list-type")) {
      exchange.sendResponseHeaders(404, -1);
      exchange.close();
      return;
    }
    byte[] page = page(query).getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/xml");
    exchange.sendResponseHeaders(200, page.length);
    exchange.getResponseBody().write(page);
    exchange.close();
  }

  private String page(Map<String, String> query) {
    String prefix = query.getOrDefault("prefix", "");
    int from = Integer.parseInt(query.getOrDefault("continuation-token", "0"));
    int asked = Math.min(PAGE, Integer.parseInt(query.getOrDefault("max-keys", "1000")));
    int all = prefix.equals(LOGS) ? months.files() : SONG.startsWith(prefix) ? 1 : 0;
    int to = Math.min(all, from + asked);
    StringBuilder xml = new StringBuilder();
    xml.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<ListBucketResult><Name>b</Name>");
    xml.append("<Prefix>%s</Prefix><KeyCount>%d</KeyCount>".formatted(prefix, to - from));
    xml.append("<MaxKeys>%d</MaxKeys><IsTruncated>%b</IsTruncated>".formatted(asked, to < all));
    if (to < all) {
      xml.append("<NextContinuationToken>%d</NextContinuationToken>".formatted(to));
    }
    for (int number = from; number < to; number++) {
      xml.append(
          """
          <Contents><Key>%s</Key><LastModified>2018-12-01T00:00:00.000Z</LastModified>\
          <ETag>"d41d8cd98f00b204e9800998ecf8427e"</ETag><Size>0</Size>\
          <StorageClass>STANDARD</StorageClass></Contents>\
          """
              .formatted(prefix.equals(LOGS) ? LOGS + months.path(number) : SONG));
    }
    return xml.append("</ListBucketResult>").toString();
  }

  private static Map<String, String> query(HttpExchange exchange) {
    Map<String, String> query = new HashMap<>();
    String raw = exchange.getRequestURI().getRawQuery();
    if (raw != null) {
      for (String pair : List.of(raw.split("&", -1))) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        String value = equals < 0 ? "" : pair.substring(equals + 1);
        query.put(name, URLDecoder.decode(value, StandardCharsets.UTF_8));
      }
    }
    return query;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
