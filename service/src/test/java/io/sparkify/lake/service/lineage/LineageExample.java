package io.sparkify.lake.service.lineage;

import com.fasterxml.jackson.databind.JsonNode;
import io.sparkify.lake.service.openapi.Resources;
import io.sparkify.lake.service.outbox.Courier;
import io.sparkify.lake.service.outbox.Couriers;
import io.sparkify.lake.service.outbox.Http;
import io.sparkify.lake.service.outbox.Receiver;
import io.sparkify.lake.service.outbox.Secrets;
import io.sparkify.lake.service.run.Lake;
import io.sparkify.lake.service.run.Rest;
import io.sparkify.lake.service.run.RunHistory;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A catalog of lineage that is told of a lake in tests. */
public final class LineageExample implements AutoCloseable {
  private final Receiver receiver = Receiver.start();
  private final LineageTarget target;
  private final Http http;
  private final Courier courier;

  public LineageExample(Lake lake) {
    target =
        LineageTarget.of(
            new LineageConfiguration(receiver.url("/api/v1/lineage"), "music", "LINEAGE_KEY"),
            new Secrets(Map.of("LINEAGE_KEY", "s3cret")),
            new LineageEvents(
                "music",
                new LineagePlaces("file:///in/song_data", "s3a://logs/in", "s3a://lake/out"),
                Optional.of("4.1.1"),
                lake.clock),
            new RunHistory(lake.jdbi),
            Resources.mapper());
    http = new Http(java.time.Duration.ofSeconds(20), lake.clock);
    courier = Couriers.of(lake, target, http);
  }

  Receiver receiver() {
    return receiver;
  }

  LineageTarget target() {
    return target;
  }

  /** Of all events up to now. */
  List<String> bodies() {
    courier.work();
    return receiver.accepted().stream().map(Receiver.Request::body).toList();
  }

  /** The newest event. */
  public JsonNode last() {
    List<String> bodies = bodies();
    return Rest.json(bodies.get(bodies.size() - 1));
  }

  @Override
  public void close() {
    http.close();
    receiver.close();
  }
}
