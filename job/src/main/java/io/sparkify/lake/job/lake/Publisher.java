package io.sparkify.lake.job.lake;

import io.sparkify.lake.job.lake.Publication.Move;
import java.io.FileNotFoundException;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes staged files the lake's. A publication is first written down, then carried out; one that
 * was cut off is carried out again from the journal by the next start: every step can be repeated.
 */
public final class Publisher {
  private static final Logger LOG = LoggerFactory.getLogger(Publisher.class);

  private final LakeFiles lake;
  private final Journal journal;

  public Publisher(LakeFiles lake) {
    this.lake = lake;
    this.journal = new Journal(lake);
  }

  /**
   * Replaces the files. An exception leaves either the old ones, or a journal entry (see {@link
   * #isBegun}).
   */
  public void publish(Publication publication) throws IOException {
    for (Move move : publication.moves()) {
      lake.createFolderOf(move.target());
    }
    journal.write(publication);
    carryOut(publication);
    journal.remove(publication.name());
  }

  /** Whether a publication that threw was written down, so that the next start finishes it. */
  public boolean isBegun(Publication publication) throws IOException {
    return journal.has(publication.name());
  }

  /** Carries out what an earlier application began. */
  public void recover() throws IOException {
    for (Publication publication : journal.entries()) {
      try {
        carryOut(publication);
        LOG.info("Finished publication {}, which was cut off", publication.name());
      } catch (FileNotFoundException e) {
        LOG.error(
            "Publication {} was cut off and cannot be finished: {}; load its partitions again",
            publication.name(),
            e.getMessage());
      }
      journal.remove(publication.name());
    }
  }

  private void carryOut(Publication publication) throws IOException {
    for (Move move : publication.moves()) {
      if (lake.exists(move.staged())) {
        lake.replace(move.staged(), move.target());
      } else if (!lake.exists(move.target())) {
        throw new FileNotFoundException(
            "neither %s nor %s is there".formatted(lake.uri(move.staged()), move.target()));
      }
    }
    for (String path : publication.deletes()) {
      lake.delete(path);
    }
  }
}
