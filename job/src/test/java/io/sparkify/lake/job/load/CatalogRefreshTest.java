package io.sparkify.lake.job.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkify.lake.job.contract.BatchRequest;
import io.sparkify.lake.job.contract.Counter;
import io.sparkify.lake.job.contract.LakePaths;
import io.sparkify.lake.job.contract.LoadReport;
import io.sparkify.lake.job.contract.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogRefreshTest {
  private static final int FILES = KnownLines.FEWEST_FILES + 1;

  @TempDir Path folder;
  private Trial trial;

  @BeforeEach
  void write() {
    trial = Trial.in(folder);
    for (int i = 0; i < FILES; i++) {
      song(i, "Title " + i);
    }
    trial.input().song(file(7), line(7, "Title 7"), "{}");
  }

  @Test
  void onlyFilesThatAreNewOrChangedAreRead() throws IOException {
    LoadReport first = trial.loaded("songs").of("songs");
    song(1, "Another title");
    song(FILES, "One more");
    Files.delete(trial.input().songs().resolve(file(2)));
    BatchRequest request = trial.input().request("songs");
    for (int i = 3; i < FILES; i++) {
      // Whoever reads it fails.
      Files.delete(trial.input().songs().resolve(file(i)));
    }

    LoadReport second = TestLoad.load(request).of("songs");

    assertThat(second.failure()).isNull();
    assertThat(second.rowCounts().imbalance()).isEmpty();
    assertThat(second.rowCounts().get(Counter.LINES)).isEqualTo(FILES + 3L);
    assertThat(second.rowCounts().amounts()).isEqualTo(first.rowCounts().amounts());
    assertThat(trial.tables().query("select count(*) from {songs}"))
        .containsExactly(Integer.toString(FILES + 2));
    assertThat(
            trial
                .tables()
                .query(
                    "select song_id, title from {songs} where song_id in"
                        + " ('N0001', 'N0002', 'N0003', 'N%04d') order by 1".formatted(FILES)))
        .containsExactly("N0001|Another title", "N0003|Title 3", "N%04d|One more".formatted(FILES));
  }

  @Test
  void allFilesAreReadWhereWhatIsKnownIsDamaged() throws IOException {
    trial.loaded("songs");
    Files.writeString(trial.input().lake().resolve(LakePaths.CATALOG_LINES), "no parquet");
    song(1, "Another title");

    trial.loaded("songs");

    assertThat(trial.tables().query("select title from {songs} where song_id = 'N0001'"))
        .containsExactly("Another title");
  }

  @Test
  void whatFailsIsNotKnown() throws IOException {
    trial.loaded("songs");
    byte[] known = lines();
    song(3, "Another title");
    BatchRequest request = trial.input().request("songs");
    song(3, "Longer than it was when it was listed");

    assertThat(TestLoad.load(request).of("songs").outcome()).isEqualTo(Outcome.FAILED);
    assertThat(lines()).isEqualTo(known);
  }

  private byte[] lines() throws IOException {
    return Files.readAllBytes(trial.input().lake().resolve(LakePaths.CATALOG_LINES));
  }

  private void song(int number, String title) {
    trial.input().song(file(number), line(number, title));
  }

  private static String line(int number, String title) {
    return TestEvents.song("N%04d".formatted(number), title, "A9", "Ann", number + 0.5, 2000);
  }

  private static String file(int number) {
    return "B/%04d.json".formatted(number);
  }
}
