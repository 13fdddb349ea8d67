package io.sparkify.lake.job.load;

import io.sparkify.lake.job.contract.ParquetContent;
import io.sparkify.lake.job.contract.PublishedFile;
import io.sparkify.lake.job.lake.AtOnce;
import io.sparkify.lake.job.lake.LakeFiles;
import io.sparkify.lake.job.lake.Publication.Move;
import io.sparkify.lake.job.table.LakeTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Collects what a run staged, with the place that each file will have, and counts rows from the
 * files' footers.
 */
final class StagedFiles {
  private final LakeFiles lake;
  private final List<Move> moves = new ArrayList<>();
  private final List<PublishedFile> published = new ArrayList<>();

  StagedFiles(LakeFiles lake) {
    this.lake = lake;
  }

  /** A table's files; {@code target} gives the place of the file with this index. */
  void table(LakeTable table, List<String> staged, IntFunction<String> target) throws IOException {
    table(table, moves(staged, target));
  }

  /** Each of these files with its place. */
  static List<Move> moves(List<String> staged, IntFunction<String> target) {
    return IntStream.range(0, staged.size())
        .mapToObj(index -> new Move(staged.get(index), target.apply(index)))
        .toList();
  }

  /** A table's files, each with its place. */
  void table(LakeTable table, List<Move> staged) throws IOException {
    List<ParquetContent> contents = AtOnce.read(staged, move -> lake.parquet(move.staged()));
    for (int i = 0; i < staged.size(); i++) {
      ParquetContent content = contents.get(i);
      published.add(
          new PublishedFile(
              table.toString(),
              staged.get(i).target(),
              content.rows(),
              content.bytes(),
              content.checksum(),
              content.digest()));
    }
    moves.addAll(staged);
  }

  /** All of these, behind those that are here. */
  void add(StagedFiles others) {
    moves.addAll(others.moves);
    published.addAll(others.published);
  }

  /** A file of the program's own. */
  void own(String staged, String target) {
    moves.add(new Move(staged, target));
  }

  /** The files of a table where they are staged. */
  List<String> stagedOf(LakeTable table) {
    return moves.stream()
        .filter(move -> move.target().startsWith(table + "/"))
        .map(Move::staged)
        .toList();
  }

  long rows(LakeTable table) {
    return published.stream()
        .filter(file -> file.table().equals(table.toString()))
        .mapToLong(PublishedFile::rows)
        .sum();
  }

  List<Move> moves() {
    return List.copyOf(moves);
  }

  List<PublishedFile> published() {
    return List.copyOf(published);
  }
}
