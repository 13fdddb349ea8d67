package io.sparkify.lake.service.cli;

import io.sparkify.lake.service.cli.command.Patience;
import java.time.Duration;

/** Time as it passes, and Ctrl-C as it comes. */
final class RealPatience implements Patience {
  @Override
  public void pause(Duration duration) {
    try {
      Thread.sleep(duration.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting", e);
    }
  }

  @Override
  public Handle ifInterrupted(Runnable action) {
    Thread hook = new Thread(action, "interrupted");
    Runtime.getRuntime().addShutdownHook(hook);
    return () -> forget(hook);
  }

  private static void forget(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // It ends already, and the action is done.
    }
  }
}
