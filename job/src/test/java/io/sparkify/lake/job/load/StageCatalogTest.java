package io.sparkify.lake.job.load;

import static io.sparkify.lake.job.load.TestEvents.song;
import static org.assertj.core.api.Assertions.assertThat;

import io.sparkify.lake.job.contract.BatchRequest;
import io.sparkify.lake.job.contract.SongsLayout;
import io.sparkify.lake.job.lake.HookedLake;
import io.sparkify.lake.job.lake.LakeFiles;
import io.sparkify.lake.job.table.LakeTable;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StageCatalogTest {
  private static final int YEARS = 64;

  private final SparkSession spark = TestSpark.session().newSession();
  @TempDir Path folder;

  /** A store answers in its own time, which is what a file of a few songs costs. */
  @Test
  void filesOfTheYearsAreWrittenAndReadSeveralAtTheSameTime() throws IOException {
    TestInput input = TestInput.in(folder);
    for (int year = 1; year <= YEARS; year++) {
      input.song(year + ".json", song("S" + year, "Title", "A1", "Elena", 100.5, 1900 + year));
    }
    BatchRequest request = input.request("songs");
    LakeSession.sizeFor(spark, request);
    assertThat(spark.conf().get(LakeSession.SHUFFLE_PARTITIONS)).isEqualTo("1");

    StagedLoad staged =
        new StageCatalog(spark, gated(input), request.songData(), SongsLayout.YEAR)
            .stage(request.tasks().get(0));

    assertThat(staged.stagedBelow(LakeTable.SONGS.toString())).hasSize(YEARS);
    assertThat(GatedFiles.madeTogether()).isPositive();
    assertThat(GatedFiles.readTogether()).isEqualTo(YEARS);
  }

  private LakeFiles gated(TestInput input) throws IOException {
    Configuration configuration = spark.sparkContext().hadoopConfiguration();
    configuration.setClass("fs." + GatedFiles.SCHEME + ".impl", GatedFiles.class, FileSystem.class);
    return HookedLake.open(GatedFiles.SCHEME + "://" + input.lake(), configuration, target -> {});
  }
}
