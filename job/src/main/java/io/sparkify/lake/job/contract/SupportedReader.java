package io.sparkify.lake.job.contract;

import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.HadoopParquetConfiguration;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.io.InputFile;

/**
 * Makes a reader of an input file with a read support, which parquet's own builder does not take.
 */
final class SupportedReader<T> extends ParquetReader.Builder<T> {
  private final ReadSupport<T> support;

  /** With a configuration from the start, as parquet else looks through all jars for one. */
  private SupportedReader(InputFile input, ReadSupport<T> support, Configuration configuration) {
    super(input, new HadoopParquetConfiguration(configuration));
    this.support = support;
  }

  static <T> ParquetReader<T> of(
      InputFile input, ReadSupport<T> support, Configuration configuration) throws IOException {
    return new SupportedReader<>(input, support, configuration).withConf(configuration).build();
  }

  @Override
  protected ReadSupport<T> getReadSupport() {
    return support;
  }
}
