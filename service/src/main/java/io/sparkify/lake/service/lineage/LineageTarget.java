package io.sparkify.lake.service.lineage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sparkify.lake.service.events.RunMove;
import io.sparkify.lake.service.outbox.Draft;
import io.sparkify.lake.service.outbox.Message;
import io.sparkify.lake.service.outbox.Outgoing;
import io.sparkify.lake.service.outbox.Secrets;
import io.sparkify.lake.service.outbox.Target;
import io.sparkify.lake.service.run.RunHistory;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A target that is told in OpenLineage's words when a run begins and ends. */
public final class LineageTarget implements Target {
  /** No webhook may be called so. */
  public static final String NAME = "openlineage";

  private final URI address;
  private final Map<String, String> headers;
  private final LineageEvents events;
  private final RunHistory history;
  private final ObjectMapper json;

  private LineageTarget(
      URI address,
      Map<String, String> headers,
      LineageEvents events,
      RunHistory history,
      ObjectMapper json) {
    this.address = address;
    this.headers = headers;
    this.events = events;
    this.history = history;
    this.json = json;
  }

  /**
   * As it is configured.
   *
   * @param json reads and writes what is kept of an event
   * @throws IllegalArgumentException with words for an operator, if its address cannot be used
   */
  public static LineageTarget of(
      LineageConfiguration configuration,
      Secrets secrets,
      LineageEvents events,
      RunHistory history,
      ObjectMapper json) {
    return new LineageTarget(
        configuration.address(secrets), configuration.headers(secrets), events, history, json);
  }

  @Override
  public Description description() {
    return new Description(
        NAME, NAME, address.getHost(), List.of("start", "running", "complete", "fail", "abort"));
  }

  @Override
  public List<Draft> drafts(List<RunMove> moves) {
    return moves.stream().flatMap(move -> draft(move).stream()).toList();
  }

  /** A run that never had an attempt has no lineage. */
  private Optional<Draft> draft(RunMove move) {
    Integer attempt = move.attempt();
    if (attempt == null || move.state().equals(move.from())) {
      return Optional.empty();
    }
    return switch (move.state()) {
      // Each run starts once; further attempts are the same one.
      case "STARTING" -> Optional.of(draft(move, attempt == 1 ? "START" : "RUNNING", attempt));
      case "SUCCEEDED" -> Optional.of(draft(move, "COMPLETE", attempt));
      case "FAILED", "REJECTED" -> Optional.of(draft(move, "FAIL", attempt));
      case "CANCELLED" -> Optional.of(draft(move, "ABORT", attempt));
      default -> Optional.empty();
    };
  }

  private Draft draft(RunMove move, String type, int attempt) {
    try {
      return new Draft(
          "%s-%d-%s".formatted(move.runId(), attempt, type.toLowerCase(Locale.ROOT)),
          type.toLowerCase(Locale.ROOT),
          json.writeValueAsString(new LineageNews(move.runId(), type, move.at())));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Our own records can be written", e);
    }
  }

  @Override
  public Optional<Outgoing> outgoing(Message message) {
    LineageNews news = read(message);
    return history
        .find(news.runId())
        .map(
            run ->
                new Outgoing(
                    address, headers, events.of(news, run, history.published(news.runId()))));
  }

  /** Says what {@code songplays} looks like, which is true at any time. */
  @Override
  public Outgoing test(String messageId) {
    return new Outgoing(address, headers, events.test());
  }

  private LineageNews read(Message message) {
    try {
      return json.readValue(message.content(), LineageNews.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("What we wrote ourselves can be read", e);
    }
  }
}
