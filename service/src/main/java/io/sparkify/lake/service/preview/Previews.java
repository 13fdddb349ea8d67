package io.sparkify.lake.service.preview;

import io.sparkify.lake.job.contract.DamagedFileException;
import io.sparkify.lake.job.contract.PartitionKey;
import io.sparkify.lake.service.error.ServiceException;
import io.sparkify.lake.service.log.Marks;
import io.sparkify.lake.service.partition.LedgerStore;
import io.sparkify.lake.service.table.LakeTable;
import io.sparkify.lake.service.table.LiveFile;
import io.sparkify.lake.service.table.TableStore;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the file whose rows are shown, and reads them; a few at a time. */
public final class Previews {
  private static final Logger LOG = LoggerFactory.getLogger(Previews.class);
  private static final Duration SOON = Duration.ofSeconds(5);
  // Each may take some megabytes while it lasts.
  private static final int AT_ONCE = 4;

  private final TableStore tables;
  private final LedgerStore ledger;
  private final TableFiles files;
  private final Semaphore free = new Semaphore(AT_ONCE);

  public Previews(TableStore tables, LedgerStore ledger, TableFiles files) {
    this.tables = tables;
    this.ledger = ledger;
    this.files = files;
  }

  /**
   * Some rows.
   *
   * @param month null for the newest, and where the table is not cut by months
   * @throws ServiceException not found {@code unknown_partition}, {@code nothing_published};
   *     conflict {@code file_changed}; {@code busy}; {@code storage_unavailable}
   */
  PreviewView of(LakeTable table, @Nullable PartitionKey month, int limit) {
    if (!free.tryAcquire()) {
      throw ServiceException.busy(
          "busy", "%d previews are being read, which is enough at once.".formatted(AT_ONCE), SOON);
    }
    try {
      return read(table, month, limit);
    } finally {
      free.release();
    }
  }

  private PreviewView read(LakeTable table, @Nullable PartitionKey month, int limit) {
    LiveFile file = file(table, month);
    try {
      return read(table, file, limit);
    } catch (FileNotFoundException | DamagedFileException e) {
      if (file(table, month).runId().equals(file.runId())) {
        throw changed(file, e);
      }
      // Another run replaced it in between.
      return read(table, month, limit);
    } catch (IOException e) {
      throw unavailable(file, e);
    }
  }

  private PreviewView read(LakeTable table, LiveFile file, int limit) throws IOException {
    RowShape shape = RowShape.of(table, file.path());
    return PreviewView.of(
        table, file, files.first(file, limit).stream().map(shape::apply).toList());
  }

  private LiveFile file(LakeTable table, @Nullable PartitionKey month) {
    return tables.largest(table, month).orElseThrow(() -> nothing(table, month));
  }

  private ServiceException nothing(LakeTable table, @Nullable PartitionKey month) {
    if (month != null && ledger.find(month).isEmpty()) {
      return ServiceException.notFound(
          "unknown_partition", "There is no input of partition %s.".formatted(month));
    }
    return ServiceException.notFound(
        "nothing_published",
        "Nothing of %s is published%s yet."
            .formatted(table.tableName(), month == null ? "" : " for " + month));
  }

  private static ServiceException changed(LiveFile file, IOException why) {
    Marks.run(file.runId(), file.partition())
        .during(() -> LOG.warn("{} is not what was published: {}", file.path(), why.toString()));
    return ServiceException.conflict(
        "file_changed",
        "The file %s is not what run %s published: verify the run to see what else differs."
            .formatted(file.path(), file.runId()),
        Map.of("run_id", file.runId().toString()));
  }

  private static ServiceException unavailable(LiveFile file, IOException why) {
    Marks.run(file.runId(), file.partition())
        .during(() -> LOG.warn("{} cannot be read: {}", file.path(), why.toString()));
    return ServiceException.unavailable(
        "storage_unavailable", "The lake cannot be read now; try again when it is there.", SOON);
  }
}
