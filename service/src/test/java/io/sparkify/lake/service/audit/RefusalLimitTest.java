package io.sparkify.lake.service.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RefusalLimitTest {
  private final AtomicLong nanos = new AtomicLong(1);
  private final RefusalLimit limit = new RefusalLimit(new Time());

  @Test
  void ofAnAddressSomeAreWrittenAndMoreWhenTimeHasPassed() {
    assertThat(taken("10.0.0.1", 1_000)).isEqualTo(RefusalLimit.OF_AN_ADDRESS);
    assertThat(taken("10.0.0.2", 1)).isEqualTo(1);
    nanos.addAndGet(Duration.ofSeconds(30).toNanos());
    assertThat(taken("10.0.0.1", 1_000)).isEqualTo(RefusalLimit.OF_AN_ADDRESS / 2);
  }

  @Test
  void manyAddressesWriteNoMoreThanAllMay() {
    int all = IntStream.range(0, 1_000).map(i -> (int) taken("10.0.1." + i, 30)).sum();
    assertThat(all).isEqualTo(RefusalLimit.OF_ALL);
  }

  private long taken(String address, int asked) {
    return IntStream.range(0, asked).filter(i -> limit.take(address)).count();
  }

  /** Passes as the test says. */
  private final class Time implements TimeMeter {
    @Override
    public long currentTimeNanos() {
      return nanos.get();
    }

    @Override
    public boolean isWallClockBased() {
      return false;
    }
  }
}
