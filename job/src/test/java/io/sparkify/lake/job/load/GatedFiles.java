package io.sparkify.lake.job.load;

import java.io.IOException;
import java.net.URI;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.util.Progressable;

/**
 * Local files, of which the first of {@code songs} is only made with another one, and those are
 * only read four at a time: who comes alone waits for the others, and goes on if nobody comes.
 */
public final class GatedFiles extends RawLocalFileSystem {
  static final String SCHEME = "gated";

  private static final int PATIENCE_SECONDS = 20;
  private static final Gate MADE = new Gate(2);
  private static final Gate READ = new Gate(4);

  /** How many of the first such files were made while another one was: two or none. */
  static int madeTogether() {
    return MADE.together.get();
  }

  /** How many such files were read while three others were. */
  static int readTogether() {
    return READ.together.get();
  }

  @Override
  public URI getUri() {
    return URI.create(SCHEME + ":///");
  }

  @Override
  public String getScheme() {
    return SCHEME;
  }

  @Override
  public FSDataOutputStream create(
      Path file,
      boolean overwrite,
      int bufferSize,
      short replication,
      long blockSize,
      Progressable progress)
      throws IOException {
    if (isOfSongs(file) && madeTogether() == 0) {
      MADE.pass();
    }
    return super.create(file, overwrite, bufferSize, replication, blockSize, progress);
  }

  @Override
  public FSDataInputStream open(Path file, int bufferSize) throws IOException {
    if (isOfSongs(file)) {
      READ.pass();
    }
    return super.open(file, bufferSize);
  }

  private static boolean isOfSongs(Path file) {
    return file.toString().contains("/songs/year=");
  }

  /** Lets so many pass at the same time. */
  private static final class Gate {
    private final CyclicBarrier barrier;
    private final AtomicInteger together = new AtomicInteger();

    Gate(int parties) {
      barrier = new CyclicBarrier(parties);
    }

    void pass() throws IOException {
      try {
        barrier.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        together.incrementAndGet();
      } catch (TimeoutException | BrokenBarrierException e) {
        // It goes on alone.
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException(e);
      }
    }
  }
}
