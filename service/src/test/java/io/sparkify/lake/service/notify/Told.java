package io.sparkify.lake.service.notify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sparkify.lake.service.openapi.Resources;
import io.sparkify.lake.service.outbox.Courier;
import io.sparkify.lake.service.outbox.Couriers;
import io.sparkify.lake.service.outbox.Http;
import io.sparkify.lake.service.outbox.Receiver;
import io.sparkify.lake.service.outbox.Secrets;
import io.sparkify.lake.service.run.Lake;
import io.sparkify.lake.service.run.Rest;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A webhook of a lake in tests, and the receiver at its other end. */
final class Told implements AutoCloseable {
  static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final ObjectMapper JSON = Resources.mapper();

  final Receiver receiver = Receiver.start();
  final Webhook webhook;
  final Notices notices;
  private final Http http;
  private final Courier courier;

  /**
   * @param on null for everything
   */
  Told(Lake lake, String name, Format format, @Nullable List<NoticeKind> on) {
    Links links = new Links("https://lake.example.com/");
    http = new Http(java.time.Duration.ofSeconds(20), lake.clock);
    webhook =
        Webhook.of(
            new NotificationConfiguration(
                name, receiver.url("/hook"), null, format, on, "SECRET", null),
            new Secrets(Map.of("SECRET", SECRET)),
            new Newsroom(lake.jdbi, links),
            JSON,
            lake.clock);
    notices = new Notices(List.of(webhook), links, JSON);
    courier = Couriers.of(lake, webhook, http);
  }

  /** All that was received up to now. */
  List<JsonNode> all() {
    courier.work();
    return receiver.accepted().stream().map(request -> Rest.json(request.body())).toList();
  }

  List<String> types() {
    return all().stream().map(message -> message.get("type").asText()).toList();
  }

  JsonNode last() {
    List<JsonNode> all = all();
    return all.get(all.size() - 1);
  }

  @Override
  public void close() {
    http.close();
    receiver.close();
  }
}
