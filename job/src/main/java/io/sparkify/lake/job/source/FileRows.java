package io.sparkify.lake.job.source;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sparkify.lake.job.contract.SourceFile;
import io.sparkify.lake.job.rule.Malformed;
import io.sparkify.lake.job.rule.MalformedLineException;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.unsafe.types.UTF8String;
import org.apache.spark.util.LongAccumulator;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one file, read as they are asked for: records, malformed lines, and its books as the
 * last one.
 */
final class FileRows implements Iterator<InternalRow>, Closeable {
  private final SourceFile file;
  private final UTF8String path;
  private final LineFile lines;
  private final LineParser parser;
  private final int width;
  private final LongAccumulator allLines;
  private final LongAccumulator allBytes;
  private long read;
  private long malformed;
  private long skipped;
  private boolean ended;
  private @Nullable InternalRow upcoming;

  /**
   * @param allLines counts what this task has read of all its files, as the next
   */
  FileRows(
      LineFile lines,
      LineParser parser,
      int width,
      LongAccumulator allLines,
      LongAccumulator allBytes) {
    this.allLines = allLines;
    this.allBytes = allBytes;
    this.file = lines.file();
    this.path = UTF8String.fromString(file.path());
    this.lines = lines;
    this.parser = parser;
    this.width = width;
  }

  @Override
  public boolean hasNext() {
    if (upcoming == null && !ended) {
      upcoming = advance();
    }
    return upcoming != null;
  }

  @Override
  public InternalRow next() {
    if (!hasNext() || upcoming == null) {
      throw new NoSuchElementException();
    }
    InternalRow row = upcoming;
    upcoming = null;
    return row;
  }

  private InternalRow advance() {
    try {
      for (Line line = lines.next(); line != null; line = lines.next()) {
        read++;
        allLines.add(1);
        allBytes.add(line.bytes().length + 1L);
        InternalRow row = row(line);
        if (row != null) {
          return row;
        }
      }
      ended = true;
      lines.close();
      return books();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private @Nullable InternalRow row(Line line) {
    if (!line.complete()) {
      return malformed(line, Malformed.TOO_LONG);
    }
    try {
      Object[] values = parser.parse(line.bytes()).orElse(null);
      skipped += values == null ? 1 : 0;
      return values == null ? null : record(values);
    } catch (MalformedLineException e) {
      return malformed(line, e.reason());
    }
  }

  private InternalRow record(Object[] values) {
    @Nullable Object[] row = row(RawLines.KIND_RECORD);
    for (int i = 0; i < values.length; i++) {
      row[RawLines.COMMON_COLUMNS + i] = asSparkKeepsIt(values[i]);
    }
    return new GenericInternalRow(row);
  }

  private InternalRow malformed(Line line, Malformed reason) {
    malformed++;
    @Nullable Object[] row = row(RawLines.KIND_MALFORMED);
    row[2] = line.number();
    row[3] = asSparkKeepsIt(reason.toString());
    row[4] = asSparkKeepsIt(new String(line.bytes(), UTF_8));
    return new GenericInternalRow(row);
  }

  private InternalRow books() {
    @Nullable Object[] row = row(RawLines.KIND_FILE);
    row[5] = read;
    row[6] = malformed;
    row[7] = skipped;
    row[8] = asSparkKeepsIt(file.stamp());
    return new GenericInternalRow(row);
  }

  private @Nullable Object[] row(String kind) {
    @Nullable Object[] row = new @Nullable Object[width];
    row[0] = asSparkKeepsIt(kind);
    row[1] = path;
    return row;
  }

  private static @Nullable Object asSparkKeepsIt(@Nullable Object value) {
    return value instanceof String text ? UTF8String.fromString(text) : value;
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
