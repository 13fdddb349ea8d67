package io.sparkify.lake.job.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkify.lake.job.contract.LoadTask;
import io.sparkify.lake.job.contract.PartitionKey;
import io.sparkify.lake.job.contract.RowCounts;
import io.sparkify.lake.job.contract.RunId;
import io.sparkify.lake.job.contract.SourceFile;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class StagedLoadsTest {
  private static final int MONTHS = 5_000;

  private final StagedLoads staged = new StagedLoads();

  @Test
  void catalogIsFoundAmongMonthsAndTakenWithThem() {
    assertThat(staged.catalog()).isEmpty();
    StagedLoad month = load("2018-11");
    StagedLoad songs = load("songs");
    staged.add(month);
    staged.add(songs);
    assertThat(staged.catalog()).contains(songs);
    assertThat(staged.takeAll()).containsExactly(month, songs);
    assertThat(staged.all()).isEmpty();
    assertThat(staged.catalog()).isEmpty();
  }

  @Test
  void monthThatLooksForTheCatalogIsNotDisturbedByOneThatIsStaged() {
    CompletableFuture<Void> staging =
        CompletableFuture.runAsync(
            () -> {
              for (int month = 0; month < MONTHS; month++) {
                staged.add(load("2018-11"));
              }
            });
    do {
      assertThat(staged.catalog()).isEmpty();
    } while (!staging.isDone());
    staging.join();
    assertThat(staged.all()).hasSize(MONTHS);
  }

  private static StagedLoad load(String partition) {
    LoadTask task =
        new LoadTask(
            RunId.random(),
            1,
            PartitionKey.parse(partition),
            List.of(new SourceFile("a.json", 1, "1")),
            null);
    return new StagedLoad(
        task, task.files(), null, RowCounts.NONE, List.of(), List.of(), List.of(), List.of(), null);
  }
}
