package io.sparkify.lake.service.audit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Bounds the rows of those who may not do what they ask for, so that nobody without a token can
 * fill the database; of each address some, so that nobody can hide behind another's flood.
 */
final class RefusalLimit {
  private static final Logger LOG = LoggerFactory.getLogger(RefusalLimit.class);
  private static final Duration MINUTE = Duration.ofMinutes(1);
  static final int OF_AN_ADDRESS = 20;
  static final int OF_ALL = 300;
  private static final int ADDRESSES = 10_000;
  private static final int EVERY = 1_000;

  private final Cache<String, Bucket> addresses =
      Caffeine.newBuilder().maximumSize(ADDRESSES).build();
  private final TimeMeter time;
  private final Bucket all;
  private final AtomicLong left = new AtomicLong();

  /**
   * @param time counts the nanoseconds
   */
  RefusalLimit(TimeMeter time) {
    this.time = time;
    this.all = bucket(OF_ALL);
  }

  /** Whether one more of this address may be written. */
  boolean take(String address) {
    Bucket own = addresses.get(address, name -> bucket(OF_AN_ADDRESS));
    if (own.tryConsume(1) && all.tryConsume(1)) {
      return true;
    }
    long count = left.incrementAndGet();
    if (count % EVERY == 1) {
      LOG.warn(
          "Too many requests are refused to have each in the audit log: {} are not; the last came from {}",
          count,
          address);
    }
    return false;
  }

  private Bucket bucket(int many) {
    return Bucket.builder()
        .addLimit(Bandwidth.builder().capacity(many).refillGreedy(many, MINUTE).build())
        .withCustomTimePrecision(time)
        .build();
  }
}
