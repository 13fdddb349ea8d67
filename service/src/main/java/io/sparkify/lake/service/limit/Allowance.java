package io.sparkify.lake.service.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/** Counts requests of each client: a burst, and then so many a second. */
public final class Allowance {
  private static final int CLIENTS = 10_000;

  private final Cache<String, Bucket> buckets = Caffeine.newBuilder().maximumSize(CLIENTS).build();
  private final Bandwidth bandwidth;
  private final TimeMeter time;
  private final LongAdder refused = new LongAdder();

  /**
   * Gives every client a full burst to begin with.
   *
   * @param time counts the nanoseconds
   */
  public Allowance(LimitConfiguration limits, TimeMeter time) {
    this.bandwidth =
        Bandwidth.builder()
            .capacity(limits.burst())
            .refillGreedy(limits.requestsPerSecond(), Duration.ofSeconds(1))
            .build();
    this.time = time;
  }

  /** Takes one request of this client; if there is none left, how long until there is. */
  Optional<Duration> take(String client) {
    ConsumptionProbe probe = buckets.get(client, name -> full()).tryConsumeAndReturnRemaining(1);
    if (probe.isConsumed()) {
      return Optional.empty();
    }
    refused.increment();
    return Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
  }

  /** How many requests of all clients there was none left for. */
  public long refused() {
    return refused.sum();
  }

  private Bucket full() {
    return Bucket.builder().addLimit(bandwidth).withCustomTimePrecision(time).build();
  }
}
