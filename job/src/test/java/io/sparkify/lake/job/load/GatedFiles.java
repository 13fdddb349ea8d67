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
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.util.Progressable;

/**
 * Local files, of which those of {@code songs} are only made two at a time and only read four at a
 * time: who comes alone waits for the others, and goes on if nobody comes.
 */
public final class GatedFiles extends RawLocalFileSystem {
  static final String SCHEME = "gated";

  private static final int PATIENCE_SECONDS = 20;
  private static final Gate MADE = new Gate(2);
  private static final Gate READ = new Gate(4);

  /** How often somebody made such a file and nobody else did. */
  static int madeAlone() {
    return MADE.alone.get();
  }

  /** How often somebody read such a file and fewer than three others did. */
  static int readAlone() {
    return READ.alone.get();
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
      FsPermission permission,
      boolean overwrite,
      int bufferSize,
      short replication,
      long blockSize,
      Progressable progress)
      throws IOException {
    if (isOfSongs(file)) {
      MADE.pass();
    }
    return super.create(file, permission, overwrite, bufferSize, replication, blockSize, progress);
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
    private final AtomicInteger alone = new AtomicInteger();

    Gate(int parties) {
      barrier = new CyclicBarrier(parties);
    }

    void pass() throws IOException {
      try {
        barrier.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
      } catch (TimeoutException | BrokenBarrierException e) {
        alone.incrementAndGet();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException(e);
      }
    }
  }
}
