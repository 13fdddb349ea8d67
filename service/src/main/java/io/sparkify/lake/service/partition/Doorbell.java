package io.sparkify.lake.service.partition;

/** Says that something changed, so that the next tick need not wait for its time. */
@FunctionalInterface
public interface Doorbell {
  /** Returns at once; ringing once too often does no harm. */
  void ring();
}
