package io.sparkify.lake.job.source;

import java.util.List;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * The columns of lines that were read: a row is a record with its values, a malformed line with its
 * place and text, or the books of one file, so that what was counted is part of the data and
 * counted once, however often a task is run.
 */
public final class RawLines {
  public static final String KIND = "_kind";
  public static final String FILE = "_file";
  public static final String LINE = "_line";
  public static final String REASON = "_reason";
  public static final String TEXT = "_text";
  public static final String LINES = "_lines";
  public static final String MALFORMED = "_malformed";
  public static final String SKIPPED = "_skipped";

  public static final String KIND_RECORD = "record";
  public static final String KIND_MALFORMED = "malformed";
  public static final String KIND_FILE = "file";

  /** What identifies a malformed line, and the books of a file. */
  public static final List<String> PLACE = List.of(FILE, LINE);

  /** What a line says beside its place and the values of a record. */
  public static final List<String> DETAILS = List.of(KIND, REASON, TEXT, LINES, MALFORMED, SKIPPED);

  /** Of the books of a file: {@link io.sparkify.lake.job.contract.SourceFile#stamp}. */
  public static final String STAMP = "_stamp";

  private static final StructType COMMON =
      new StructType()
          .add(KIND, DataTypes.StringType, false)
          .add(FILE, DataTypes.StringType)
          .add(LINE, DataTypes.LongType)
          .add(REASON, DataTypes.StringType)
          .add(TEXT, DataTypes.StringType)
          .add(LINES, DataTypes.LongType)
          .add(MALFORMED, DataTypes.LongType)
          .add(SKIPPED, DataTypes.LongType)
          .add(STAMP, DataTypes.StringType);

  static final int COMMON_COLUMNS = COMMON.size();

  private RawLines() {}

  /** The common columns, and then those of the records. */
  public static StructType schema(StructType records) {
    StructType schema = COMMON;
    for (StructField field : records.fields()) {
      schema = schema.add(field.name(), field.dataType(), true);
    }
    return schema;
  }
}
