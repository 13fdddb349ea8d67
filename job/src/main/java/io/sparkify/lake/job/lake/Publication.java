package io.sparkify.lake.job.lake;

import java.util.List;

/**
 * Everything that publishing does, decided before the first step. All that needs space is staged by
 * then: what is left is to bring files to their places and to delete.
 *
 * @param name names the publication in the journal
 * @param moves from the staging folder to the places that readers see, in any order
 * @param deletes files that the new version does not have; they go when all moves are done
 * @param reports moves of the runs' reports, which come last: who sees one may rely on the rest
 */
public record Publication(String name, List<Move> moves, List<String> deletes, List<Move> reports) {
  public Publication {
    moves = List.copyOf(moves);
    deletes = List.copyOf(deletes);
    reports = List.copyOf(reports);
  }

  /** One file's way, by paths relative to the lake. */
  public record Move(String staged, String target) {}
}
