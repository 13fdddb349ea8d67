package io.sparkify.lake.job.contract;

import java.util.List;

/**
 * What one Spark application is to do. Locations are absolute URIs without a slash at their end.
 *
 * @param tag the application's name for the service
 * @param fencingToken greater than that of every application before; the job publishes nothing once
 *     the lake has seen a greater one
 * @param songData where the catalog's files lie
 * @param logData where the folders {@code YYYY/MM} of the events lie
 * @param lake where the tables are
 * @param settings how the lake is written
 * @param history what is published of other months, for the checks that compare with it
 * @param tasks at most one a partition; the job loads the catalog first and then the months in this
 *     order
 */
public record BatchRequest(
    ApplicationTag tag,
    long fencingToken,
    String songData,
    String logData,
    String lake,
    LakeSettings settings,
    List<PastMonth> history,
    List<LoadTask> tasks) {
  public BatchRequest {
    history = List.copyOf(history);
    tasks = List.copyOf(tasks);
  }
}
