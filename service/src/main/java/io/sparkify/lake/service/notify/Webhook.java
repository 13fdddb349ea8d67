package io.sparkify.lake.service.notify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sparkify.lake.service.events.RunMove;
import io.sparkify.lake.service.outbox.Draft;
import io.sparkify.lake.service.outbox.Message;
import io.sparkify.lake.service.outbox.Outgoing;
import io.sparkify.lake.service.outbox.Secrets;
import io.sparkify.lake.service.outbox.Target;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** A target that is told what needs people, by HTTP. */
public final class Webhook implements Target {
  private final NotificationConfiguration configuration;
  private final URI address;
  private final Signature signature;
  private final Newsroom newsroom;
  private final ObjectMapper json;
  private final Clock clock;

  private Webhook(
      NotificationConfiguration configuration,
      URI address,
      Signature signature,
      Newsroom newsroom,
      ObjectMapper json,
      Clock clock) {
    this.configuration = configuration;
    this.address = address;
    this.signature = signature;
    this.newsroom = newsroom;
    this.json = json;
    this.clock = clock;
  }

  /**
   * As it is configured.
   *
   * @param json writes records as REST does
   * @throws IllegalArgumentException with words for an operator, if its address or its secret
   *     cannot be used
   */
  public static Webhook of(
      NotificationConfiguration configuration,
      Secrets secrets,
      Newsroom newsroom,
      ObjectMapper json,
      Clock clock) {
    return new Webhook(
        configuration,
        configuration.address(secrets),
        configuration.signature(secrets),
        newsroom,
        json,
        clock);
  }

  @Override
  public Description description() {
    return new Description(
        configuration.name(),
        configuration.written().toString(),
        address.getHost(),
        configuration.wanted().stream().map(NoticeKind::toString).toList());
  }

  boolean wants(NoticeKind kind) {
    return configuration.wanted().contains(kind);
  }

  @Override
  public List<Draft> drafts(List<RunMove> moves) {
    return moves.stream()
        .flatMap(move -> newsroom.of(move).stream())
        .filter(news -> wants(NoticeKind.parse(news.type())))
        .map(news -> news.draft(json))
        .toList();
  }

  @Override
  public Optional<Outgoing> outgoing(Message message) {
    return Optional.of(outgoing(message.messageId(), message.content()));
  }

  @Override
  public Outgoing test(String messageId) {
    return outgoing(messageId, Notification.test(messageId, name(), clock.instant()).write(json));
  }

  private Outgoing outgoing(String messageId, String content) {
    String body =
        switch (configuration.written()) {
          case JSON -> content;
          case SLACK -> slack(content);
        };
    return new Outgoing(address, signature.headers(messageId, clock.instant(), body), body);
  }

  private String slack(String content) {
    try {
      return SlackText.of(json.readTree(content));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("What we wrote ourselves can be read", e);
    }
  }
}
