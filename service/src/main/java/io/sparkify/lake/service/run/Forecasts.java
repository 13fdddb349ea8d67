package io.sparkify.lake.service.run;

import io.sparkify.lake.job.contract.PartitionKey;
import java.util.OptionalLong;

/** The forecasts of the catalog and of months, which cost differently. */
record Forecasts(Forecast catalog, Forecast months) {
  OptionalLong seconds(PartitionKey partition, long bytes) {
    return (partition.isCatalog() ? catalog : months).seconds(bytes);
  }
}
