package io.sparkify.lake.service.spark;

import io.sparkify.lake.job.contract.ApplicationTag;
import io.sparkify.lake.service.spark.AttemptLocations.AttemptLocation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** Reads parts of the logs that applications leave in the work directory. */
public final class ApplicationLogs {
  private final WorkFiles files;
  private final String host;

  /**
   * @param host this machine's name, as instances of the service say it
   */
  public ApplicationLogs(Path work, String host) {
    this.files = new WorkFiles(work);
    this.host = host;
  }

  boolean exists(ApplicationTag tag) {
    return Files.exists(files.log(tag));
  }

  /** Whether another machine launched it; its log may be here all the same, in a shared folder. */
  boolean isElsewhere(AttemptLocation attempt) {
    return attempt.launchedOn() != null && !host.equals(attempt.launchedOn());
  }

  /**
   * A part of a log.
   *
   * @param bytes as written; the first or last character may be cut
   * @param from where it begins
   * @param logSize how long the log is now, in bytes
   */
  @SuppressWarnings("ArrayRecordComponent") // handed to the response as it is
  record Part(byte[] bytes, long from, long logSize) {
    long next() {
      return from + bytes.length;
    }
  }

  /** At most {@code size} bytes from there on; empty if the application has no log. */
  Optional<Part> read(ApplicationTag tag, long from, int size) {
    try (FileChannel channel = FileChannel.open(files.log(tag))) {
      long logSize = channel.size();
      long begin = Math.min(from, logSize);
      ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(size, logSize - begin));
      while (buffer.hasRemaining() && channel.read(buffer, begin + buffer.position()) >= 0) {}
      return Optional.of(
          new Part(Arrays.copyOf(buffer.array(), buffer.position()), begin, logSize));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("Could not read the log of " + tag, e);
    }
  }
}
