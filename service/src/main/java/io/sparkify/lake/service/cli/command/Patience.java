package io.sparkify.lake.service.cli.command;

import java.time.Duration;

/** Lets time pass, and knows what to do if nobody wants to wait any more. */
public interface Patience {
  /** Waits a moment. */
  void pause(Duration duration);

  /** Does this if the program is interrupted before it is forgotten. */
  Handle ifInterrupted(Runnable action);

  /** What was to be done. */
  interface Handle {
    void forget();
  }
}
