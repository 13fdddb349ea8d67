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
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.util.LongAccumulator;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one file, read as they are asked for: records, malformed lines, and its books as the
 * last one.
 */
final class FileRows implements Iterator<Row>, Closeable {
  private final SourceFile file;
  private final LineFile lines;
  private final LineParser parser;
  private final int width;
  private final LongAccumulator allLines;
  private final LongAccumulator allBytes;
  private long read;
  private long malformed;
  private long skipped;
  private boolean ended;
  private @Nullable Row upcoming;

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
  public Row next() {
    if (!hasNext() || upcoming == null) {
      throw new NoSuchElementException();
    }
    Row row = upcoming;
    upcoming = null;
    return row;
  }

  private Row advance() {
    try {
      for (Line line = lines.next(); line != null; line = lines.next()) {
        read++;
        allLines.add(1);
        allBytes.add(line.bytes().length + 1L);
        Row row = row(line);
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

  private @Nullable Row row(Line line) {
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

  private Row record(Object[] values) {
    Object[] row = new Object[width];
    row[0] = RawLines.KIND_RECORD;
    System.arraycopy(values, 0, row, RawLines.COMMON_COLUMNS, values.length);
    return RowFactory.create(row);
  }

  private Row malformed(Line line, Malformed reason) {
    malformed++;
    Object[] row = new Object[width];
    row[0] = RawLines.KIND_MALFORMED;
    row[1] = file.path();
    row[2] = line.number();
    row[3] = reason.toString();
    row[4] = new String(line.bytes(), UTF_8);
    return RowFactory.create(row);
  }

  private Row books() {
    Object[] row = new Object[width];
    row[0] = RawLines.KIND_FILE;
    row[1] = file.path();
    row[5] = read;
    row[6] = malformed;
    row[7] = skipped;
    return RowFactory.create(row);
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
