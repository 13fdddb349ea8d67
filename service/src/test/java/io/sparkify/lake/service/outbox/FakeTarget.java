package io.sparkify.lake.service.outbox;

import io.sparkify.lake.service.events.RunMove;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A target that is told every move, as one word. */
record FakeTarget(String name, String url) implements Target {
  @Override
  public Description description() {
    return new Description(name, "fake", URI.create(url).getHost(), List.of("moves"));
  }

  @Override
  public List<Draft> drafts(List<RunMove> moves) {
    return moves.stream()
        .map(
            move ->
                new Draft(
                    "move-" + move.streamPosition(),
                    "moves",
                    move.partition() + " " + move.state()))
        .toList();
  }

  /** A content of "gone" is of something that is not kept any more. */
  @Override
  public Optional<Outgoing> outgoing(Message message) {
    return message.content().equals("gone")
        ? Optional.empty()
        : Optional.of(
            new Outgoing(
                URI.create(url),
                Map.of("webhook-id", message.messageId(), "Authorization", "Bearer secret-token"),
                message.content()));
  }

  @Override
  public Outgoing test(String messageId) {
    return new Outgoing(URI.create(url), Map.of("webhook-id", messageId), "test");
  }
}
