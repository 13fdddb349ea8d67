package io.sparkify.lake.service.outbox;

import io.sparkify.lake.service.events.RunMove;
import java.util.List;
import java.util.Optional;

/** Somebody who is told what happens: decides what is worth telling, and how it is written. */
public interface Target {
  Description description();

  /** What it is to be told of these moves, in their order. */
  List<Draft> drafts(List<RunMove> moves);

  /**
   * The request of a message as it goes out now; empty if what it tells of is not kept any more.
   */
  Optional<Outgoing> outgoing(Message message);

  /** A request that shows whether the target takes what is sent, and says so. */
  Outgoing test(String messageId);

  default String name() {
    return description().name();
  }

  /**
   * What an operator is shown of it; no secrets.
   *
   * @param format how messages are written
   * @param host where they go
   * @param on the topics that it is told of
   */
  record Description(String name, String format, String host, List<String> on) {
    public Description {
      on = List.copyOf(on);
    }
  }
}
