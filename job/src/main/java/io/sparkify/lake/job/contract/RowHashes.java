package io.sparkify.lake.job.contract;

import java.nio.ByteBuffer;
import java.security.DigestException;
import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import org.apache.parquet.io.api.Binary;

/**
 * The sum of the SHA-256 of rows, whose bytes are appended one after the other. They are hashed by
 * another thread while who reads goes on, or by the reader when that thread is behind.
 */
final class RowHashes {
  private static final int BATCH_BYTES = 1 << 20;
  private static final int BATCH_ROWS = 1 << 14;
  private static final int MOST_WAITING = 2;

  private final Deque<CompletableFuture<ContentDigest>> waiting = new ArrayDeque<>();
  private ContentDigest sum = ContentDigest.EMPTY;
  private ByteBuffer bytes = ByteBuffer.allocate(1 << 12);
  private int[] ends = new int[1 << 5];
  private int rows;

  void append(byte value) {
    room(1).put(value);
  }

  void append(byte[] values) {
    room(values.length).put(values);
  }

  void append(long number) {
    room(Long.BYTES).putLong(number);
  }

  /** With its length before it. */
  void append(Binary text) {
    room(Integer.BYTES + text.length()).putInt(text.length()).put(text.toByteBuffer());
  }

  private ByteBuffer room(int more) {
    if (bytes.remaining() < more) {
      int atLeast = Math.addExact(bytes.position(), more);
      int size = Math.max(atLeast, (int) Math.min(Integer.MAX_VALUE - 8, 2L * bytes.capacity()));
      bytes = ByteBuffer.allocate(size).put(bytes.flip());
    }
    return bytes;
  }

  /** What was appended since the last end is a row. */
  void endRow() {
    if (rows == ends.length) {
      ends = Arrays.copyOf(ends, 2 * rows);
    }
    ends[rows++] = bytes.position();
    if (bytes.position() >= BATCH_BYTES || rows == BATCH_ROWS) {
      hand();
    }
  }

  private void hand() {
    byte[] values = bytes.array();
    int[] whole = Arrays.copyOf(ends, rows);
    while (!waiting.isEmpty() && waiting.getFirst().isDone()) {
      sum = sum.plus(waiting.removeFirst().join());
    }
    if (waiting.size() < MOST_WAITING) {
      waiting.add(CompletableFuture.supplyAsync(() -> digest(values, whole)));
      bytes = ByteBuffer.allocate(values.length);
    } else {
      sum = sum.plus(digest(values, whole));
      bytes.clear();
    }
    rows = 0;
  }

  /** Of all rows so far. */
  ContentDigest sum() {
    sum = sum.plus(digest(bytes.array(), Arrays.copyOf(ends, rows)));
    bytes.clear();
    rows = 0;
    while (!waiting.isEmpty()) {
      sum = sum.plus(waiting.removeFirst().join());
    }
    return sum;
  }

  private static ContentDigest digest(byte[] rows, int[] ends) {
    MessageDigest sha256 = Sha256.digest();
    byte[] hash = new byte[sha256.getDigestLength()];
    ByteBuffer numbers = ByteBuffer.wrap(hash);
    long a = 0;
    long b = 0;
    long c = 0;
    long d = 0;
    int begin = 0;
    try {
      for (int end : ends) {
        sha256.update(rows, begin, end - begin);
        sha256.digest(hash, 0, hash.length);
        a += numbers.getLong(0);
        b += numbers.getLong(Long.BYTES);
        c += numbers.getLong(2 * Long.BYTES);
        d += numbers.getLong(3 * Long.BYTES);
        begin = end;
      }
    } catch (DigestException e) {
      throw new IllegalStateException("There is room for the hash", e);
    }
    return new ContentDigest(a, b, c, d);
  }
}
