package io.sparkify.lake.job.contract;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.api.InitContext;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.api.RecordMaterializer;
import org.apache.parquet.schema.MessageType;

/**
 * All of a parquet file, read byte by byte and row by row.
 *
 * @param bytes its length
 * @param checksum SHA-256 of its bytes, 64 hexadecimal digits
 * @param rows counted, not taken from the footer
 * @param digest of the rows
 */
public record ParquetContent(long bytes, String checksum, long rows, ContentDigest digest) {

  /** Reads the file; one that is cut off or damaged is an {@link IOException}. */
  public static ParquetContent read(Path file, Configuration configuration) throws IOException {
    InputFile input = WholeFile.open(file, configuration);
    String checksum;
    try (InputStream in = input.newStream()) {
      checksum = Sha256.of(in);
    }
    DigestSupport support = new DigestSupport();
    try (ParquetReader<Boolean> reader =
        SupportedReader.of(input, support, checking(configuration))) {
      while (reader.read() != null) {
        // The digester counts.
      }
    } catch (RuntimeException | IOException e) {
      throw new IOException("Not sound parquet: " + file + ": " + e.getMessage(), e);
    }
    return new ParquetContent(input.getLength(), checksum, support.rows(), support.digest());
  }

  /** The rows of a file as its footer says, without reading them. */
  public static long rows(Path file, Configuration configuration) throws IOException {
    return ParquetFooter.read(file, configuration).rows();
  }

  /** The rows in which this top-level column is not null, as the footer says. */
  public static long present(Path file, Configuration configuration, String column)
      throws IOException {
    return ParquetFooter.read(file, configuration).present(column);
  }

  private static Configuration checking(Configuration configuration) {
    Configuration checking = new Configuration(configuration);
    checking.setBoolean("parquet.page.verify-checksum.enabled", true);
    return checking;
  }

  /** Reads all columns into one digester; a file has one schema. */
  private static final class DigestSupport extends ReadSupport<Boolean> {
    private RowDigester digester = new RowDigester(new MessageType("nothing"));

    @Override
    public ReadContext init(InitContext context) {
      return new ReadContext(context.getFileSchema());
    }

    @Override
    @SuppressWarnings("deprecation") // abstract, so that there is no other
    public RecordMaterializer<Boolean> prepareForRead(
        Configuration configuration,
        Map<String, String> metadata,
        MessageType schema,
        ReadContext context) {
      digester = new RowDigester(schema);
      return digester;
    }

    long rows() {
      return digester.rows();
    }

    ContentDigest digest() {
      return digester.sum();
    }
  }
}
