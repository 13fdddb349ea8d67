package io.sparkify.lake.service.stream;

import java.time.Clock;
import java.time.Instant;

/** Knows for how long nothing was sent to a client, and for how long it took nothing. */
final class Silence {
  private final StreamLimits limits;
  private final Clock steady;
  private Instant sentAt;
  private Instant takenAt;
  private long offered;
  private long taken;
  private boolean again;

  Silence(StreamLimits limits, Clock steady) {
    this.limits = limits;
    this.steady = steady;
    this.sentAt = steady.instant();
    this.takenAt = sentAt;
  }

  /**
   * Whether a heartbeat is to be sent, which counts as offered then. Each is followed by another
   * one: the first to a client that is gone is still accepted by this machine's network.
   *
   * @param probe whether it is wanted now
   */
  boolean isDue(long offeredSoFar, boolean probe) {
    Instant now = steady.instant();
    boolean quiet = offeredSoFar == offered;
    boolean due = again || probe || (quiet && !sentAt.plus(limits.heartbeat()).isAfter(now));
    if (!quiet || due) {
      sentAt = now;
    }
    again = due && !again;
    offered = offeredSoFar + (due ? 1 : 0);
    return due;
  }

  /** Whether the client took nothing for too long though something waits for it. */
  boolean isTooLong(Channel channel) {
    Instant now = steady.instant();
    if (channel.isIdle() || channel.taken() != taken) {
      taken = channel.taken();
      takenAt = now;
    }
    return takenAt.plus(limits.patience()).isBefore(now);
  }
}
