package io.sparkify.lake.job.lake;

import io.sparkify.lake.job.lake.Publication.Move;
import java.io.FileNotFoundException;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes staged files the lake's. A publication is first written down, then carried out; one that
 * was cut off is carried out again from the journal by the next start: every step can be repeated.
 *
 * <p>The fence is looked at before the journal entry is written and again after it. A successor
 * claims the lake first and reads the journal then, so it either finds the entry, or this
 * application finds the successor's token. From then on both may carry out the same moves, until
 * the successor deletes what is staged: a move of a file that is gone fails.
 */
public final class Publisher {
  private static final Logger LOG = LoggerFactory.getLogger(Publisher.class);

  private final LakeFiles lake;
  private final Fence fence;
  private final Journal journal;

  public Publisher(LakeFiles lake, Fence fence) {
    this.lake = lake;
    this.fence = fence;
    this.journal = new Journal(lake);
  }

  /**
   * Replaces the files. An exception leaves either the old ones, or a journal entry (see {@link
   * #isBegun}).
   *
   * @throws FencedException if another application has taken over the lake; nothing is published
   */
  public void publish(Publication publication) throws IOException {
    for (Move move : publication.moves()) {
      lake.createFolderOf(move.target());
    }
    for (Move report : publication.reports()) {
      lake.createFolderOf(report.target());
    }
    fence.check();
    write(publication);
    try {
      fence.check();
    } catch (FencedException e) {
      journal.remove(publication.name());
      throw e;
    }
    lake.replaceAll(publication.moves());
    if (!publication.deletes().isEmpty()) {
      fence.check();
      delete(publication);
    }
    lake.replaceAll(publication.reports());
    journal.remove(publication.name());
  }

  /** A successor sweeps the drafts too: then the fence is why there is no entry. */
  private void write(Publication publication) throws IOException {
    try {
      journal.write(publication);
    } catch (IOException e) {
      try {
        fence.check();
      } catch (FencedException fenced) {
        fenced.addSuppressed(e);
        throw fenced;
      }
      throw e;
    }
  }

  /** Whether a publication that threw was written down, so that the next start finishes it. */
  public boolean isBegun(Publication publication) throws IOException {
    return journal.has(publication.name());
  }

  /** Carries out what an earlier application began. */
  public void recover() throws IOException {
    for (Publication publication : journal.entries()) {
      recover(publication);
      journal.remove(publication.name());
    }
  }

  private void recover(Publication publication) throws IOException {
    if (!isAnyStaged(publication)) {
      // Its reports come last: either all is done, or nothing can be done any more.
      LOG.info("Publication {} is over: none of its reports is staged", publication.name());
      return;
    }
    try {
      for (Move move : publication.moves()) {
        repeat(move);
      }
      delete(publication);
      for (Move report : publication.reports()) {
        repeat(report);
      }
      LOG.info("Finished publication {}, which was cut off", publication.name());
    } catch (FileNotFoundException e) {
      LOG.error(
          "Publication {} was cut off and cannot be finished: {}; load its partitions again",
          publication.name(),
          e.getMessage());
    }
  }

  private boolean isAnyStaged(Publication publication) throws IOException {
    for (Move report : publication.reports()) {
      if (lake.exists(report.staged())) {
        return true;
      }
    }
    return false;
  }

  private void repeat(Move move) throws IOException {
    if (lake.exists(move.staged())) {
      lake.replace(move.staged(), move.target());
    } else if (!lake.exists(move.target())) {
      throw new FileNotFoundException(
          "neither %s nor %s is there".formatted(lake.uri(move.staged()), move.target()));
    }
  }

  private void delete(Publication publication) throws IOException {
    for (String path : publication.deletes()) {
      lake.delete(path);
    }
  }
}
