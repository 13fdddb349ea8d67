package io.sparkify.lake.job.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.hadoop.util.HadoopOutputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.jspecify.annotations.Nullable;

/** Writes rows of every type that the lake's tables have. */
final class TinyParquet {
  private static final MessageType SCHEMA =
      MessageTypeParser.parseMessageType(
          """
          message rows {
            optional binary id (STRING);
            optional int64 at (TIMESTAMP(MICROS,true));
            optional int32 day;
            optional double length;
          }""");

  private TinyParquet() {}

  record Line(
      @Nullable String id, @Nullable Long at, @Nullable Integer day, @Nullable Double length) {
    static Line of(int number) {
      return new Line("id-" + number, 1_000L * number, number % 31, number / 7.0);
    }
  }

  /** Local, and without files of checksums beside it. */
  static Configuration configuration() {
    Configuration configuration = new Configuration();
    configuration.set("fs.file.impl", "org.apache.hadoop.fs.RawLocalFileSystem");
    return configuration;
  }

  static org.apache.hadoop.fs.Path hadoopPath(Path file) {
    return new org.apache.hadoop.fs.Path(file.toUri());
  }

  static Path write(Path file, List<Line> lines) {
    return write(file, CompressionCodecName.ZSTD, lines.stream());
  }

  static Path write(Path file, CompressionCodecName codec, Stream<Line> lines) {
    try (ParquetWriter<Group> writer =
        ExampleParquetWriter.builder(HadoopOutputFile.fromPath(hadoopPath(file), configuration()))
            .withType(SCHEMA)
            .withCompressionCodec(codec)
            .build()) {
      for (Line line : (Iterable<Line>) lines::iterator) {
        writer.write(group(line));
      }
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Group group(Line line) {
    Group group = new SimpleGroup(SCHEMA);
    if (line.id() != null) {
      group.add("id", line.id());
    }
    if (line.at() != null) {
      group.add("at", line.at());
    }
    if (line.day() != null) {
      group.add("day", line.day());
    }
    if (line.length() != null) {
      group.add("length", line.length());
    }
    return group;
  }
}
