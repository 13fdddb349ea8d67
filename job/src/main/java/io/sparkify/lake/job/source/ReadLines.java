package io.sparkify.lake.job.source;

import io.sparkify.lake.job.contract.SourceFile;
import java.util.List;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.LongAccumulator;
import org.apache.spark.util.SerializableConfiguration;

/** Reads files of JSON lines into rows as {@link RawLines} describes them. */
public final class ReadLines {
  /** The accumulators of what tasks have read; executors report them while tasks run. */
  public static final String LINES_READ = "lake.lines";

  public static final String BYTES_READ = "lake.bytes";

  private final SparkSession spark;

  public ReadLines(SparkSession spark) {
    this.spark = spark;
  }

  /**
   * The lines of these files.
   *
   * @param root the URI that the files' paths are relative to
   * @param parser turns a line into the values of one record, in the order of {@code records}
   */
  public Dataset<Row> read(
      String root, List<SourceFile> files, LineParser parser, StructType records) {
    StructType schema = RawLines.schema(records);
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    Broadcast<SerializableConfiguration> configuration =
        context.broadcast(new SerializableConfiguration(spark.sessionState().newHadoopConf()));
    List<List<SourceFile>> packs = FilePacks.pack(files, context.defaultParallelism());
    int width = schema.size();
    LongAccumulator readLines = spark.sparkContext().longAccumulator(LINES_READ);
    LongAccumulator readBytes = spark.sparkContext().longAccumulator(BYTES_READ);
    JavaRDD<InternalRow> rows =
        context
            .parallelize(packs, Math.max(1, packs.size()))
            .flatMap(
                pack ->
                    new PackRows(
                        new ReadAhead(pack, new SourceOpening(root, configuration.value().value())),
                        lines -> new FileRows(lines, parser, width, readLines, readBytes),
                        TaskContext.get()));
    // Rows as Spark keeps them: to translate each value of each row takes as long as to parse it.
    return ((org.apache.spark.sql.classic.SparkSession) spark)
        .internalCreateDataFrame(rows.rdd(), schema, false);
  }
}
