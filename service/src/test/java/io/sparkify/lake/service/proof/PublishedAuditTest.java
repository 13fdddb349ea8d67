package io.sparkify.lake.service.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparkify.lake.job.contract.Failure;
import io.sparkify.lake.job.contract.FailureKind;
import io.sparkify.lake.job.contract.LoadReport;
import io.sparkify.lake.service.db.TestDatabase;
import io.sparkify.lake.service.run.Lake;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublishedAuditTest {
  private final Lake lake = new Lake(TestDatabase.H2);
  private final ParquetLake files;
  private final PublishedAudit audit;

  PublishedAuditTest(@TempDir Path folder) {
    files = new ParquetLake(folder);
    files.behind(lake);
    audit = new PublishedAudit(files.reader());
  }

  @BeforeEach
  void monthIsUnderWay() {
    lake.put("2018-11", "1");
    lake.tick();
  }

  @Test
  void lakeThatHoldsWhatTheReportSaysIsBelieved() throws IOException {
    assertThat(audit.audit(report())).isEmpty();
  }

  @Test
  void usersMayHaveBeenRewrittenSince() throws IOException {
    LoadReport report = report();
    files.write("users", ParquetLake.USERS, 9);
    assertThat(audit.audit(report)).isEmpty();
  }

  @Test
  void missingFileIsAFailureThatSaysWhatToDo() throws IOException {
    LoadReport report = report();
    files.delete(ParquetLake.TIME);
    assertThat(audit.audit(report))
        .contains(
            new Failure(
                FailureKind.INTERNAL,
                "published_differs",
                "The lake is not what the job reported",
                ParquetLake.TIME + ": expected a file, found none.",
                "See who else writes to the lake, then request a run of the partition with force.",
                ParquetLake.TIME + ": expected a file, found none"));
  }

  @Test
  void fileCutOffIsAFailure() throws IOException {
    LoadReport report = report();
    byte[] bytes = files.bytes(ParquetLake.TIME);
    files.write(ParquetLake.TIME, Arrays.copyOf(bytes, bytes.length - 1));
    assertThat(cause(report))
        .isEqualTo(
            "%s: expected %d bytes, found %d bytes."
                .formatted(ParquetLake.TIME, bytes.length, bytes.length - 1));
  }

  @Test
  void damagedFooterOfTheSameLengthIsAFailure() throws IOException {
    LoadReport report = report();
    files.flip(ParquetLake.TIME, files.bytes(ParquetLake.TIME).length - 1);
    assertThat(cause(report)).contains(ParquetLake.TIME, "footer cannot be read");
  }

  @Test
  void otherRowsThanCountedAreAFailure() throws IOException {
    lake.published = task -> List.of(files.write("songplays", ParquetLake.SONGPLAYS, 9));
    assertThat(cause(report()))
        .isEqualTo(
            "books: expected songplays = 9, the rows of its files, found songplays = 10;"
                + " books: expected time = 0, the rows of its files, found time = 9.");
  }

  @Test
  void lakeThatIsAwaySaysNothing() {
    LoadReport report = report();
    Configuration nowhere = new Configuration(false);
    assertThatThrownBy(
            () -> new PublishedAudit(new LakeReader("gone://lake", nowhere)).audit(report))
        .isInstanceOf(IOException.class);
  }

  private LoadReport report() {
    return lake.success(lake.task("2018-11"));
  }

  private String cause(LoadReport report) throws IOException {
    return audit.audit(report).orElseThrow().cause();
  }
}
