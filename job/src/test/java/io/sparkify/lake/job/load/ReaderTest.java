package io.sparkify.lake.job.load;

import static io.sparkify.lake.job.load.TestEvents.NOON;
import static io.sparkify.lake.job.load.TestEvents.play;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A reader that reads all the time while a month is replaced. */
class ReaderTest {
  @TempDir Path folder;

  @Test
  void readerSeesTheOldMonthOrTheNewOneAndNothingElse() throws Exception {
    replace(4);
  }

  @Test
  @Tag("full")
  void readerSeesTheOldMonthOrTheNewOneAndNothingElseTwentyTimes() throws Exception {
    replace(20);
  }

  private void replace(int times) throws Exception {
    Trial trial = Trial.in(folder);
    write(trial, 0);
    trial.loaded("songs", "2018-11");
    Map<Long, Integer> counts = new ConcurrentHashMap<>();
    AtomicBoolean done = new AtomicBoolean();
    CountDownLatch reading = new CountDownLatch(1);
    ExecutorService reader = Executors.newSingleThreadExecutor();
    try {
      Future<?> polling =
          reader.submit(
              () -> {
                while (!done.get()) {
                  counts.merge(trial.tables().count("songplays"), 1, Integer::sum);
                  reading.countDown();
                }
              });
      reading.await();
      for (int replacement = 1; replacement <= times; replacement++) {
        write(trial, replacement);
        trial.loaded("2018-11");
      }
      done.set(true);
      polling.get();
    } finally {
      reader.shutdownNow();
    }

    assertThat(counts.keySet()).isSubsetOf(plays(0), plays(1)).hasSize(2);
    System.out.println("Row counts of songplays while it was replaced, and reads: " + counts);
  }

  /** The month has one version after the other. */
  private static void write(Trial trial, int version) {
    String[] lines = new String[(int) plays(version)];
    for (int item = 0; item < lines.length; item++) {
      lines[item] = play(NOON + item, "8", 1, item, "free");
    }
    trial.input().log("2018-11", "a.json", lines);
  }

  private static long plays(int version) {
    return version % 2 == 0 ? 300 : 500;
  }
}
