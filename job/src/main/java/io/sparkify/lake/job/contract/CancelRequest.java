package io.sparkify.lake.job.contract;

import java.util.List;

/**
 * What the service asks of a running application: to give up these runs, unless it has begun to
 * publish them.
 */
public record CancelRequest(List<RunId> runs) {
  public CancelRequest {
    runs = List.copyOf(runs);
  }
}
