package io.sparkify.lake.job.lake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StagedTallyTest {
  private final StagedTally tally = new StagedTally();

  @Test
  void eachFolderHasItsOwnFilesAndAFileCountsEachTime() {
    tally.handled("_lake/staging/one-1/songplays/a.parquet");
    tally.handled("_lake/staging/one-1/songplays/a.parquet");
    tally.handled("_lake/staging/one-12/time/a.parquet");
    assertThat(tally.of("_lake/staging/one-1")).isEqualTo(2);
    assertThat(tally.of("_lake/staging/one-12")).isEqualTo(1);
    assertThat(tally.of("_lake/staging/two-1")).isZero();
  }

  @Test
  void whatIsNotStagedIsNobodys() {
    tally.handled("songplays/year=2018/month=11/a.parquet");
    tally.handled("_lake/staging/a.parquet");
    assertThat(tally.of("_lake/staging")).isZero();
    assertThat(tally.of("_lake/staging/a.parquet")).isZero();
  }
}
