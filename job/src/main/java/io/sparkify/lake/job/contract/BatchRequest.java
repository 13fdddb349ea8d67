package io.sparkify.lake.job.contract;

import java.util.List;

/**
 * What one Spark application is to do. Locations are absolute URIs without a slash at their end.
 *
 * @param tag the application's name for the service
 * @param songData where the catalog's files lie
 * @param logData where the folders {@code YYYY/MM} of the events lie
 * @param lake where the tables are
 * @param tasks at most one a partition; the job loads the catalog first and then the months in this
 *     order
 */
public record BatchRequest(
    ApplicationTag tag, String songData, String logData, String lake, List<LoadTask> tasks) {
  public BatchRequest {
    tasks = List.copyOf(tasks);
  }
}
