package io.sparkify.lake.service.lineage;

import io.sparkify.lake.job.contract.LogMonth;

/** Where the data lies that runs read and write; absolute locations. */
public record LineagePlaces(String songData, String logData, String lake) {
  DatasetName songs() {
    return DatasetName.of(songData);
  }

  /** The folder of this month. */
  DatasetName logs(LogMonth month) {
    return DatasetName.of(logData + "/" + month.folder());
  }

  DatasetName table(String name) {
    return DatasetName.of(lake + "/" + name);
  }
}
