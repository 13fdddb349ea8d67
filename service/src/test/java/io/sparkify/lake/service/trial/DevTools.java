package io.sparkify.lake.service.trial;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;

/** Calls a browser by the protocol of its developer tools, and hears its events. */
final class DevTools implements WebSocket.Listener, AutoCloseable {
  private static final long SECONDS = 30;

  private final ObjectMapper json = new ObjectMapper();
  private final AtomicInteger ids = new AtomicInteger();
  private final Map<Integer, CompletableFuture<JsonNode>> calls = new ConcurrentHashMap<>();
  private final StringBuilder text = new StringBuilder();
  private final BiConsumer<String, JsonNode> events;
  private final WebSocket socket;

  /**
   * Connects.
   *
   * @param events told the name of each event, and what it says; must not call
   */
  DevTools(URI address, BiConsumer<String, JsonNode> events) {
    this.events = events;
    this.socket = HttpClient.newHttpClient().newWebSocketBuilder().buildAsync(address, this).join();
  }

  JsonNode call(String method, Map<String, ?> parameters) {
    CompletableFuture<JsonNode> answer = send(method, parameters);
    JsonNode found = answer.orTimeout(SECONDS, TimeUnit.SECONDS).join();
    if (found.has("error")) {
      throw new IllegalStateException("%s: %s".formatted(method, found.get("error")));
    }
    return found.path("result");
  }

  /** Does not wait for the answer, so those who are told of events may do so. */
  void tell(String method, Map<String, ?> parameters) {
    CompletableFuture<JsonNode> unused = send(method, parameters);
  }

  private CompletableFuture<JsonNode> send(String method, Map<String, ?> parameters) {
    int id = ids.incrementAndGet();
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    calls.put(id, answer);
    String message =
        json.valueToTree(Map.of("id", id, "method", method, "params", parameters)).toString();
    synchronized (socket) {
      socket.sendText(message, true).join();
    }
    return answer;
  }

  @Override
  public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
    text.append(part);
    if (last) {
      try {
        take(json.readTree(text.toString()));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } finally {
        text.setLength(0);
      }
    }
    from.request(1);
    return CompletableFuture.completedFuture(null);
  }

  private void take(JsonNode message) {
    CompletableFuture<JsonNode> call = calls.remove(message.path("id").asInt());
    if (call == null) {
      events.accept(message.path("method").asText(), message.path("params"));
    } else {
      call.complete(message);
    }
  }

  @Override
  public void close() {
    socket.abort();
  }
}
