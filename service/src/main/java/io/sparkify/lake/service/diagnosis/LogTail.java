package io.sparkify.lake.service.diagnosis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The last lines of a log: at most 128 KiB of it, and of each line 2,000 characters. */
public record LogTail(List<String> lines) {
  private static final int BYTES = 128 * 1024;
  private static final int CHARACTERS_OF_A_LINE = 2_000;
  // The job's own form of a log writes the end of a line within a message like this.
  private static final Pattern WRITTEN_OUT = Pattern.compile("\\\\n(?=\\t|Caused by: |Driver st)");

  public LogTail {
    lines = List.copyOf(lines);
  }

  /**
   * A log that does not exist has no lines.
   *
   * @throws UncheckedIOException if it exists and cannot be read
   */
  public static LogTail read(Path log) {
    try (FileChannel channel = FileChannel.open(log)) {
      long from = Math.max(0, channel.size() - BYTES);
      ByteBuffer buffer = ByteBuffer.allocate((int) (channel.size() - from));
      while (buffer.hasRemaining() && channel.read(buffer, from + buffer.position()) >= 0) {}
      return of(new String(buffer.array(), 0, buffer.position(), StandardCharsets.UTF_8));
    } catch (NoSuchFileException e) {
      return new LogTail(List.of());
    } catch (IOException e) {
      throw new UncheckedIOException("Could not read the log " + log, e);
    }
  }

  /** The end of a text; blank lines are left out. */
  public static LogTail of(String text) {
    String end = text.substring(Math.max(0, text.length() - BYTES));
    return new LogTail(
        end.lines()
            .flatMap(line -> WRITTEN_OUT.splitAsStream(line))
            .filter(line -> !line.isBlank())
            .map(LogTail::cut)
            .toList());
  }

  /** Where the last line lies that is meant; -1 if none is. */
  public int lastIndex(Predicate<String> meant) {
    for (int i = lines.size() - 1; i >= 0; i--) {
      if (meant.test(lines.get(i))) {
        return i;
      }
    }
    return -1;
  }

  private static String cut(String line) {
    return line.length() <= CHARACTERS_OF_A_LINE ? line : line.substring(0, CHARACTERS_OF_A_LINE);
  }
}
