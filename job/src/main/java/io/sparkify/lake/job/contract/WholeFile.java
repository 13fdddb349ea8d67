package io.sparkify.lake.job.contract;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.util.functional.FutureIO;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.io.DelegatingSeekableInputStream;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.SeekableInputStream;

/** A small file in memory, so that each part of it that parquet asks for is not a request. */
final class WholeFile implements InputFile {
  private static final long SMALL_BYTES = 32L * 1024 * 1024;

  private final ByteBuffer content;

  private WholeFile(byte[] content) {
    this.content = ByteBuffer.wrap(content);
  }

  /** The file, read now if it is small, and part by part later if it is not. */
  static InputFile open(Path file, Configuration configuration) throws IOException {
    FileSystem files = file.getFileSystem(configuration);
    FileStatus status = files.getFileStatus(file);
    if (status.getLen() > SMALL_BYTES) {
      return HadoopInputFile.fromStatus(status, configuration);
    }
    try (InputStream in =
        FutureIO.awaitFuture(files.openFile(file).withFileStatus(status).build())) {
      return new WholeFile(in.readAllBytes());
    }
  }

  @Override
  public long getLength() {
    return content.capacity();
  }

  @Override
  public SeekableInputStream newStream() {
    return new MemoryStream(new MemoryInput(content.duplicate()));
  }

  /** Reads from a buffer. */
  private static final class MemoryInput extends InputStream {
    private final ByteBuffer buffer;

    MemoryInput(ByteBuffer buffer) {
      this.buffer = buffer;
    }

    @Override
    public int read() {
      return buffer.hasRemaining() ? buffer.get() & 0xff : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
      if (!buffer.hasRemaining()) {
        return length == 0 ? 0 : -1;
      }
      int count = Math.min(length, buffer.remaining());
      buffer.get(into, offset, count);
      return count;
    }
  }

  /** Lets parquet jump in it. */
  private static final class MemoryStream extends DelegatingSeekableInputStream {
    private final ByteBuffer buffer;

    MemoryStream(MemoryInput input) {
      super(input);
      this.buffer = input.buffer;
    }

    @Override
    public long getPos() {
      return buffer.position();
    }

    @Override
    public void seek(long position) throws IOException {
      if (position < 0 || position > buffer.limit()) {
        throw new IOException("There is no byte %d in %d".formatted(position, buffer.limit()));
      }
      buffer.position((int) position);
    }
  }
}
