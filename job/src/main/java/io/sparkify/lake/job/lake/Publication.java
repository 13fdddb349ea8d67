package io.sparkify.lake.job.lake;

import io.sparkify.lake.job.contract.LoadReport;
import java.util.List;

/**
 * Everything that publishing one run does, decided before the first step.
 *
 * @param moves from the staging folder to the places that readers see
 * @param deletes files of the run's partition that the new version does not have
 * @param report what the run will say when all of it is done
 */
public record Publication(List<Move> moves, List<String> deletes, LoadReport report) {
  public Publication {
    moves = List.copyOf(moves);
    deletes = List.copyOf(deletes);
  }

  /** One file's way, by paths relative to the lake. */
  public record Move(String staged, String target) {}
}
