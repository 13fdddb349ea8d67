package io.sparkify.lake.job.lake;

import java.util.List;

/**
 * Everything that publishing does, decided before the first step. All that needs space is staged by
 * then: what is left is to rename and to delete.
 *
 * @param name names the publication in the journal
 * @param moves from the staging folder to the places that readers see, in their order; the reports
 *     come last
 * @param deletes files that the new version does not have
 */
public record Publication(String name, List<Move> moves, List<String> deletes) {
  public Publication {
    moves = List.copyOf(moves);
    deletes = List.copyOf(deletes);
  }

  /** One file's way, by paths relative to the lake. */
  public record Move(String staged, String target) {}
}
