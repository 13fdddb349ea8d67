package io.sparkify.lake.service.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultyS3Test {
  private final List<String> heard = Collections.synchronizedList(new ArrayList<>());
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private HttpServer server;
  private FaultyS3 proxy;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          heard.add(
              exchange.getRequestMethod()
                  + " "
                  + exchange.getRequestHeaders().getFirst("Host")
                  + " "
                  + body);
          // Of unknown length: the answer is chunked.
          exchange.sendResponseHeaders(200, 0);
          exchange.getResponseBody().write(("answer to " + body).getBytes(StandardCharsets.UTF_8));
          exchange.close();
        });
    server.start();
    proxy = FaultyS3.before("http://127.0.0.1:" + server.getAddress().getPort());
  }

  @AfterEach
  void stop() {
    proxy.close();
    server.stop(0);
  }

  @Test
  void requestsPassWithTheHostThatWasSigned() throws Exception {
    assertThat(put("bucket/key", "one").body()).isEqualTo("answer to one");
    assertThat(put("bucket/key", "two").body()).isEqualTo("answer to two");

    String host = URI.create(proxy.endpoint()).getAuthority();
    assertThat(heard).containsExactly("PUT " + host + " one", "PUT " + host + " two");
  }

  @Test
  void requestsAreCountedByWhatTheyDo() throws Exception {
    put("bucket/key", "");
    send("bucket?list-type=2&prefix=a%2Fb", "GET");
    send("bucket/key", "GET");
    send("bucket/key", "DELETE");
    send("bucket/key?uploads", "POST");
    send("bucket/key?uploadId=1", "POST");
    send("bucket?delete", "POST");

    assertThat(proxy.counts())
        .isEqualTo(
            Map.of(
                S3Operation.PUT, 1,
                S3Operation.LIST, 1,
                S3Operation.GET, 1,
                S3Operation.DELETE, 1,
                S3Operation.START_UPLOAD, 1,
                S3Operation.COMPLETE_UPLOAD, 1,
                S3Operation.DELETE_MANY, 1));
    assertThat(proxy.requests().get(1).prefix()).isEqualTo("a/b");
  }

  @Test
  void faultBefallsAsManyRequestsAsWereNamed() throws Exception {
    proxy.times(1, request -> request.key().equals("key"), Fault.unavailable());

    assertThat(put("bucket/other", "").statusCode()).isEqualTo(200);
    assertThat(put("bucket/key", "x").body()).contains("<Code>SlowDown</Code>");
    assertThat(put("bucket/key", "").statusCode()).isEqualTo(200);
    assertThat(heard).hasSize(2);
  }

  @Test
  void connectionBreaksBeforeOrAfterTheServerHasHeard() {
    proxy.times(1, request -> true, Fault.reset());
    assertThatThrownBy(() -> put("bucket/key", "")).isInstanceOf(IOException.class);
    assertThat(heard).isEmpty();

    proxy.times(1, request -> true, Fault.resetAfterwards());
    assertThatThrownBy(() -> put("bucket/key", "")).isInstanceOf(IOException.class);
    assertThat(heard).hasSize(1);

    proxy.times(1, request -> true, Fault.cut());
    assertThatThrownBy(() -> put("bucket/key", "x".repeat(1000))).isInstanceOf(IOException.class);
    assertThat(heard).hasSize(2);
  }

  @Test
  void hookRunsBeforeOrAfterTheServerHasHeard() throws Exception {
    List<Integer> heardThen = new ArrayList<>();
    proxy.times(1, request -> true, Fault.before(() -> heardThen.add(heard.size())));
    proxy.times(1, request -> true, Fault.after(() -> heardThen.add(heard.size())));

    put("bucket/key", "");
    put("bucket/key", "");

    assertThat(heardThen).containsExactly(0, 2);
  }

  @Test
  void silenceAndLatenessTakeTheirTime() throws Exception {
    proxy.latency(Duration.ofMillis(200));
    long begin = System.nanoTime();
    put("bucket/key", "");
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofMillis(190));

    proxy.always(request -> true, Fault.silence());
    assertThatThrownBy(() -> put("bucket/key", "")).isInstanceOf(IOException.class);
  }

  private HttpResponse<String> put(String path, String body) throws Exception {
    return client.send(
        request(path).PUT(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
  }

  private void send(String path, String method) throws Exception {
    client.send(
        request(path).method(method, BodyPublishers.noBody()).build(), BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(proxy.endpoint() + "/" + path))
        .timeout(Duration.ofSeconds(1));
  }
}
