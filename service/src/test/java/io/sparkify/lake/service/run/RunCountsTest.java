package io.sparkify.lake.service.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkify.lake.job.contract.PartitionKey;
import io.sparkify.lake.service.db.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class RunCountsTest {
  private static final RunQuery ALL = query(null, null);
  private final Lake lake;
  private final RunCounts counts;

  RunCountsTest(TestDatabase database) {
    lake = new Lake(database);
    counts = new RunCounts(lake.jdbi, lake.clock, 3);
  }

  @Test
  void fewRunsAreCountedExactly() {
    queue("2018-01", "2018-02");
    assertThat(counts.count(ALL)).isEqualTo(2);
    queue("2018-03");
    assertThat(counts.count(ALL)).isEqualTo(3);
    assertThat(counts.count(query("2018-02", null))).isEqualTo(1);
    assertThat(counts.count(query("2018-02", RunState.FAILED))).isZero();
  }

  @Test
  void manyRunsAreRememberedForAMinute() {
    queue("2018-01", "2018-02", "2018-03", "2018-04");
    assertThat(counts.count(ALL)).isEqualTo(4);
    queue("2018-05");
    assertThat(counts.count(ALL)).isEqualTo(4);
    lake.clock.advance(Duration.ofMinutes(1));
    assertThat(counts.count(ALL)).isEqualTo(5);
  }

  private void queue(String... months) {
    for (String month : months) {
      lake.put(month, "1");
    }
    lake.discovery.discover();
    for (String month : months) {
      lake.runs.requestRun(
          new RunOrder(PartitionKey.parse(month), RunTrigger.OPERATOR, "me", "now", false));
    }
  }

  private static RunQuery query(@Nullable String partition, @Nullable RunState state) {
    return new RunQuery(
        partition == null ? null : PartitionKey.parse(partition),
        state,
        null,
        Instant.EPOCH,
        Instant.parse("9999-12-31T00:00:00Z"));
  }
}
