package io.sparkify.lake.job.load;

import static io.sparkify.lake.job.load.TestEvents.NOON;
import static io.sparkify.lake.job.load.TestEvents.page;
import static io.sparkify.lake.job.load.TestEvents.play;
import static org.assertj.core.api.Assertions.assertThat;

import io.sparkify.lake.job.contract.Counter;
import io.sparkify.lake.job.contract.Fingerprint;
import io.sparkify.lake.job.contract.LoadReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StraysTest {
  @TempDir Path folder;
  private Trial trial;

  @BeforeEach
  void write() {
    trial = Trial.in(folder);
  }

  @Test
  void strayBelongsToTheMonthOfItsOwnTimeOnceEvenIfItLiesInTwoFolders() {
    trial
        .input()
        .log("2018-10", "a.json", play(NOON, "8", 1, 0, "free"), play(NOON, "8", 1, 1, "free"));
    trial
        .input()
        .log("2018-11", "a.json", play(NOON, "8", 1, 1, "free"), play(NOON, "8", 1, 2, "free"));

    TestReports reports = trial.loaded("songs", "2018-11", "2018-10");

    assertThat(trial.tables().query("select songplay_id, year, month from {songplays} order by 1"))
        .containsExactly(NOON + "-1-0-8|2018|11", NOON + "-1-1-8|2018|11", NOON + "-1-2-8|2018|11");
    assertThat(reports.of("2018-10").rowCounts().amounts())
        .containsEntry(Counter.STRAYS_OUT, 2L)
        .containsEntry(Counter.SONGPLAYS, 0L);
    assertThat(reports.of("2018-11").rowCounts().amounts())
        .containsEntry(Counter.STRAYS_IN, 2L)
        .containsEntry(Counter.DUPLICATES_ACROSS, 1L)
        .containsEntry(Counter.SONGPLAYS, 3L);
  }

  @Test
  void monthWithoutFolderIsPublishedFromStraysAlone() {
    trial.input().log("2018-10", "a.json", play(NOON, "8", 1, 0, "free"));
    trial.loaded("songs", "2018-10");

    LoadReport report = trial.loaded("2018-11").of("2018-11");

    assertThat(trial.tables().query("select count(*), year, month from {songplays} group by 2, 3"))
        .containsExactly("1|2018|11");
    assertThat(report.source()).hasSize(1);
    assertThat(report.fingerprint()).isEqualTo(Fingerprint.of(report.source()));
    assertThat(report.source().get(0).path()).isEqualTo("strays/2018-11/from-2018-10.parquet");
  }

  @Test
  void folderLoadedAgainWithTheSameStraysLeavesTheirFileAlone() throws IOException {
    trial.input().log("2018-10", "a.json", play(NOON, "8", 1, 0, "free"));
    trial.loaded("songs", "2018-10");
    Path stray = trial.input().lake().resolve("_lake/strays/2018-11/from-2018-10.parquet");
    FileTime before = Files.getLastModifiedTime(stray);

    trial.input().log("2018-10", "b.json", page(NOON, "Home"));
    trial.loaded("2018-10");
    assertThat(Files.getLastModifiedTime(stray)).isEqualTo(before);

    trial.input().log("2018-10", "a.json", page(NOON, "Home"));
    trial.loaded("2018-10");
    assertThat(stray).doesNotExist();
  }

  @Test
  void strayFileWithTheSamePlaysInOtherBytesIsLeftAlone() throws IOException {
    trial.input().log("2018-10", "a.json", play(NOON, "8", 1, 0, "free"));
    trial.loaded("songs", "2018-10");
    Path stray = trial.input().lake().resolve("_lake/strays/2018-11/from-2018-10.parquet");
    writeAgain(stray);
    byte[] before = Files.readAllBytes(stray);

    trial.input().log("2018-10", "b.json", page(NOON, "Home"));
    trial.loaded("2018-10");
    assertThat(stray).hasBinaryContent(before);

    trial.input().log("2018-10", "a.json", play(NOON, "8", 1, 0, "paid"));
    trial.loaded("2018-10");
    assertThat(Files.readAllBytes(stray)).isNotEqualTo(before);
  }

  @Test
  void strayFileThatIsDamagedIsMadeAnew() throws IOException {
    trial.input().log("2018-10", "a.json", play(NOON, "8", 1, 0, "free"));
    trial.loaded("songs", "2018-10");
    Files.writeString(
        trial.input().lake().resolve("_lake/strays/2018-11/from-2018-10.parquet"), "no parquet");

    trial.input().log("2018-10", "b.json", page(NOON, "Home"));
    trial.loaded("2018-10");
    trial.loaded("2018-11");
    assertThat(trial.tables().query("select songplay_id from {songplays}"))
        .containsExactly(NOON + "-1-0-8");
  }

  /** The same rows in other bytes, as another virtual machine may write them. */
  private void writeAgain(Path file) throws IOException {
    byte[] before = Files.readAllBytes(file);
    SparkSession spark = TestSpark.session();
    Path again = folder.resolve("again");
    spark
        .read()
        .parquet(file.toString())
        .coalesce(1)
        .write()
        .option("compression", "gzip")
        .parquet(again.toString());
    try (Stream<Path> files = Files.list(again)) {
      Path written = files.filter(f -> f.toString().endsWith(".parquet")).findFirst().orElseThrow();
      Files.copy(written, file, StandardCopyOption.REPLACE_EXISTING);
    }
    assertThat(Files.readAllBytes(file)).isNotEqualTo(before);
  }
}
