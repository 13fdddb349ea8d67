package io.sparkify.lake.service.trial;

import io.sparkify.lake.job.contract.ParquetContent;
import io.sparkify.lake.service.s3.Bucket;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.LockSupport;
import org.apache.hadoop.conf.Configuration;

/** A reader of one month that asks again and again how many rows it has, as its footer says. */
final class RowPoller implements AutoCloseable {
  /** So that the driver that it watches gets some of the machine, too. */
  private static final Duration BREATH = Duration.ofMillis(10);

  private final Bucket bucket;
  private final String key;
  private final Path copy;
  private final ConcurrentMap<String, Integer> answers = new ConcurrentHashMap<>();
  private final Thread thread = new Thread(this::poll, "row-poller");
  private volatile boolean closed;

  /**
   * @param copy a file for what was read
   */
  RowPoller(Bucket bucket, String key, Path copy) {
    this.bucket = bucket;
    this.key = key;
    this.copy = copy;
  }

  void start() {
    thread.start();
  }

  /** How often each number of rows was read; what failed counts under its words. */
  Map<String, Integer> answers() {
    return Map.copyOf(answers);
  }

  private void poll() {
    while (!closed) {
      answers.merge(rows(), 1, Integer::sum);
      LockSupport.parkNanos(BREATH.toNanos());
    }
  }

  private String rows() {
    try {
      Files.write(copy, bucket.get(key));
      return Long.toString(
          ParquetContent.rows(new org.apache.hadoop.fs.Path(copy.toUri()), configuration()));
    } catch (IOException | RuntimeException e) { // whatever a reader may run into is counted
      return e.toString();
    }
  }

  private static Configuration configuration() {
    Configuration configuration = new Configuration(false);
    configuration.set("fs.file.impl", "org.apache.hadoop.fs.RawLocalFileSystem");
    return configuration;
  }

  @Override
  public void close() {
    closed = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new IOException(e));
    }
  }
}
