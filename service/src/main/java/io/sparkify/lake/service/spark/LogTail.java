package io.sparkify.lake.service.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The last lines of a log, at most 64 KiB of it. */
record LogTail(List<String> lines) {
  private static final int BYTES = 64 * 1024;
  private static final int EVIDENCE_LINES = 20;

  LogTail {
    lines = List.copyOf(lines);
  }

  /** A log that does not exist has no lines. */
  static LogTail read(Path log) {
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

  static LogTail of(String text) {
    return new LogTail(text.lines().filter(line -> !line.isBlank()).toList());
  }

  /** Where the last line lies that is meant; -1 if none is. */
  int lastIndex(Predicate<String> meant) {
    for (int i = lines.size() - 1; i >= 0; i--) {
      if (meant.test(lines.get(i))) {
        return i;
      }
    }
    return -1;
  }

  /** The lines from there on that are not frames of a stack. */
  String evidenceFrom(int index) {
    return String.join(
        "\n", useful(lines.subList(index, lines.size())).limit(EVIDENCE_LINES).toList());
  }

  String evidence() {
    List<String> useful = useful(lines).toList();
    return String.join(
        "\n", useful.subList(Math.max(0, useful.size() - EVIDENCE_LINES), useful.size()));
  }

  private static Stream<String> useful(List<String> lines) {
    return lines.stream().filter(line -> !line.startsWith("\tat ") && !line.startsWith("\t... "));
  }
}
