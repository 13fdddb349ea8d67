package io.sparkify.lake.service.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkify.lake.job.contract.ApplicationTag;
import io.sparkify.lake.job.contract.BatchRequest;
import io.sparkify.lake.job.contract.CheckSettings;
import io.sparkify.lake.job.contract.LakeSettings;
import io.sparkify.lake.job.contract.Limits;
import io.sparkify.lake.job.contract.LoadTask;
import io.sparkify.lake.job.contract.PartitionKey;
import io.sparkify.lake.job.contract.RunId;
import io.sparkify.lake.job.contract.SongsLayout;
import io.sparkify.lake.job.contract.SourceFile;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class QuickStartTest {
  private static final long HALF = QuickStart.MOST_BYTES / 2;
  private static final Limits OFF = new Limits(null, null);

  @Test
  void littleIsReadBySomethingThatStartsQuickly() {
    assertThat(QuickStart.options(months(HALF, HALF), ""))
        .containsExactly("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");
  }

  @Test
  void muchIsReadBySomethingThatRunsFast() {
    assertThat(QuickStart.options(months(HALF, HALF, 1), ""))
        .hasSizeGreaterThan(1)
        .endsWith("-XX:+UseParallelGC")
        .allMatch(option -> option.startsWith("-XX:Tier4") || option.equals("-XX:+UseParallelGC"));
  }

  @Test
  void collectorOfTheOperatorStays() {
    assertThat(QuickStart.options(months(1), "-Xss4m -XX:+UseZGC")).isEmpty();
    assertThat(QuickStart.options(months(1), "-Xss4m")).isNotEmpty();
    assertThat(QuickStart.options(months(HALF, HALF, 1), "-XX:+UseZGC"))
        .isNotEmpty()
        .allMatch(option -> option.startsWith("-XX:Tier4"));
  }

  private static BatchRequest months(long... bytes) {
    return new BatchRequest(
        ApplicationTag.random(),
        1,
        "file:/songs",
        "file:/logs",
        "file:/lake",
        new LakeSettings(1, SongsLayout.YEAR, new CheckSettings(OFF, OFF, OFF, OFF, OFF)),
        List.of(),
        LongStream.of(bytes).mapToObj(QuickStartTest::month).toList());
  }

  private static LoadTask month(long bytes) {
    return new LoadTask(
        RunId.random(),
        1,
        PartitionKey.parse("2018-11"),
        List.of(new SourceFile("2018/11/a.json", bytes, "1")),
        null);
  }
}
