package io.sparkify.lake.job.lake;

import io.sparkify.lake.job.contract.ContractJson;
import io.sparkify.lake.job.contract.LakePaths;
import io.sparkify.lake.job.contract.LoadReport;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes staged files the lake's. A publication is first written down, then carried out; it is open
 * until its report is written. One that was cut off is carried out again from the journal: every
 * step can be repeated.
 */
public final class Publisher {
  private static final Logger LOG = LoggerFactory.getLogger(Publisher.class);

  private final LakeFiles lake;
  private final Journal journal;

  public Publisher(LakeFiles lake) {
    this.lake = lake;
    this.journal = new Journal(lake);
  }

  /** Replaces the files; the publication stays open until {@link #close}. */
  public void publish(Publication publication) throws IOException {
    journal.write(publication);
    carryOut(publication);
  }

  /**
   * Writes the report, the commit record, and forgets the journal entry and what is left of the
   * staging.
   */
  public void close(LoadReport report) throws IOException {
    write(report);
    journal.remove(report.runId());
    lake.delete(LakePaths.staging(report.runId(), report.attempt()));
  }

  /**
   * Gives up what was staged, which frees the space that the report may need, and reports the
   * failure.
   */
  public void abandon(LoadReport failed) throws IOException {
    if (!journal.has(failed.runId())) {
      lake.delete(LakePaths.staging(failed.runId(), failed.attempt()));
    }
    write(failed);
  }

  /**
   * Reports that a publication could not be finished; its journal entry stays for the next start.
   */
  public void leaveOpen(LoadReport failed) throws IOException {
    write(failed);
  }

  private void write(LoadReport report) throws IOException {
    lake.writeText(LakePaths.report(report.runId(), report.attempt()), ContractJson.write(report));
  }

  /**
   * Carries out what an earlier application began; the answers are open and wait for {@link
   * #close}.
   */
  public List<LoadReport> recover() throws IOException {
    List<LoadReport> open = new ArrayList<>();
    for (Publication publication : journal.entries()) {
      LoadReport report = publication.report();
      try {
        carryOut(publication);
        LOG.info(
            "Finished the cut-off publication of {}, run {}", report.partition(), report.runId());
        open.add(report);
      } catch (FileNotFoundException e) {
        LOG.error("Load {} again: {}", report.partition(), e.getMessage());
        journal.remove(report.runId());
      }
    }
    return List.copyOf(open);
  }

  private void carryOut(Publication publication) throws IOException {
    for (Publication.Move move : publication.moves()) {
      if (lake.exists(move.staged())) {
        lake.replace(move.staged(), move.target());
      } else if (!lake.exists(move.target())) {
        throw new FileNotFoundException(
            "its cut-off publication cannot be finished, neither %s nor %s is there"
                .formatted(lake.uri(move.staged()), move.target()));
      }
    }
    for (String path : publication.deletes()) {
      lake.delete(path);
    }
  }
}
