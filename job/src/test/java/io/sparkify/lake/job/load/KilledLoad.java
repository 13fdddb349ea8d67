package io.sparkify.lake.job.load;

import io.sparkify.lake.job.contract.BatchRequest;
import io.sparkify.lake.job.contract.ContractJson;
import io.sparkify.lake.job.lake.HookedLake;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.regex.Pattern;

/**
 * A load in a process of its own, which kills itself with SIGKILL: {@code REQUEST before|after
 * REGEX}, when the first file whose place fits comes there, or {@code REQUEST within MILLISECONDS}
 * of the first thing it writes.
 */
public final class KilledLoad {
  private KilledLoad() {}

  public static void main(String[] arguments) throws IOException {
    BatchRequest request =
        ContractJson.read(Files.readString(Path.of(arguments[0])), BatchRequest.class);
    new Batch(
            TestSpark.session(),
            HookedLake.open(
                request.lake(), TestLoad.configuration(), hook(arguments[1], arguments[2])),
            request,
            Clock.systemUTC())
        .run();
  }

  private static HookedLake.Hook hook(String when, String what) {
    if (when.equals("within")) {
      return new Timed(Long.parseLong(what));
    }
    Pattern place = Pattern.compile(what);
    return new HookedLake.Hook() {
      @Override
      public void before(String target) throws IOException {
        killIf(when.equals("before") && place.matcher(target).find());
      }

      @Override
      public void after(String target) throws IOException {
        killIf(when.equals("after") && place.matcher(target).find());
      }
    };
  }

  private static void killIf(boolean now) throws IOException {
    if (now) {
      kill();
    }
  }

  private static void kill() throws IOException {
    try {
      new ProcessBuilder("kill", "-9", String.valueOf(ProcessHandle.current().pid()))
          .start()
          .waitFor();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
    throw new IOException("still alive");
  }

  /** Waits in a thread of its own from the first write on. */
  private static final class Timed implements HookedLake.Hook {
    private final long milliseconds;
    private boolean started;

    Timed(long milliseconds) {
      this.milliseconds = milliseconds;
    }

    @Override
    public synchronized void before(String target) {
      if (!started) {
        started = true;
        new Thread(this::killLater, "killer").start();
      }
    }

    private void killLater() {
      try {
        Thread.sleep(milliseconds);
        kill();
      } catch (InterruptedException | IOException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
