package io.sparkify.lake.service.stream;

/** What one client listens to; asked by one thread, the same for all feeds. */
public interface Feed {
  /**
   * Gives the channel what is new, as far as it has room, and finishes it when there will be no
   * more. Must not block.
   *
   * @param round the same for all feeds that are asked together, so that they can share what they
   *     read
   */
  void feed(Channel channel, long round);

  /** What is sent when there was nothing else for a while. */
  default byte[] heartbeat() {
    return Frame.COMMENT.clone();
  }
}
