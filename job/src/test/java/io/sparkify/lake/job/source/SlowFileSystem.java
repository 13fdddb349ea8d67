package io.sparkify.lake.job.source;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;

/** Local files behind a server that lets everybody wait until the gate is open. */
public final class SlowFileSystem extends RawLocalFileSystem {
  static final String SCHEME = "slow";
  static final AtomicInteger OPENED = new AtomicInteger();
  static volatile CountDownLatch gate = new CountDownLatch(0);

  @Override
  public URI getUri() {
    return URI.create(SCHEME + ":///");
  }

  @Override
  public FSDataInputStream open(Path path, int bufferSize) throws IOException {
    OPENED.incrementAndGet();
    try {
      gate.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("stopped");
    }
    return super.open(path, bufferSize);
  }
}
