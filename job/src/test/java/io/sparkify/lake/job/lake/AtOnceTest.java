package io.sparkify.lake.job.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AtOnceTest {
  private static final List<Integer> FILES = IntStream.range(0, 50).boxed().toList();

  @Test
  void severalFilesAreReadAtTheSameTimeAndNeverMany() throws IOException {
    CountDownLatch four = new CountDownLatch(4);
    AtomicInteger now = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();

    List<Integer> read =
        AtOnce.read(
            FILES,
            file -> {
              most.accumulateAndGet(now.incrementAndGet(), Math::max);
              four.countDown();
              awaits(four);
              now.decrementAndGet();
              return 2 * file;
            });

    assertThat(read).isEqualTo(FILES.stream().map(file -> 2 * file).toList());
    assertThat(most).hasValue(4);
  }

  @Test
  void failureOfAFileIsThrownAsItWas() {
    assertThatThrownBy(
            () ->
                AtOnce.read(
                    FILES,
                    file -> {
                      if (file == 30) {
                        throw new IOException("cut off");
                      }
                      return file;
                    }))
        .isInstanceOf(IOException.class)
        .hasMessage("cut off");
  }

  /** Nobody goes on before four are there. */
  private static void awaits(CountDownLatch latch) {
    try {
      assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
