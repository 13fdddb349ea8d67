package io.sparkify.lake.service.notify;

import io.sparkify.lake.job.contract.PartitionKey;
import io.sparkify.lake.job.contract.RunId;

/**
 * Where the service shows what a message is about.
 *
 * @param publicUrl where others reach the service; empty if nobody said, and then links are paths
 */
public record Links(String publicUrl) {
  private static final String API = "/api/v1";

  public Links {
    publicUrl = publicUrl.replaceFirst("/+$", "");
  }

  String run(RunId run) {
    return publicUrl + API + "/runs/" + run;
  }

  String log(RunId run) {
    return run(run) + "/log";
  }

  String partition(PartitionKey partition) {
    return publicUrl + API + "/partitions/" + partition;
  }
}
