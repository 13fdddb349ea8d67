package io.sparkify.lake.service.run;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.spi.ILoggingEvent;
import io.sparkify.lake.job.contract.LoadTask;
import io.sparkify.lake.service.db.TestDatabase;
import io.sparkify.lake.service.log.MarkedLines;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RunLogTest {
  private final Lake lake = new Lake(TestDatabase.H2);

  @Test
  void runsOfAnApplicationThatDiedAreLoggedOneByOne() {
    lake.put("songs", "1");
    lake.put("2018-11", "1");
    lake.tick();
    lake.launcher.die();
    List<ILoggingEvent> lines;
    try (MarkedLines log = MarkedLines.open()) {
      lake.sweeper.sweep();
      lines = log.events();
    }
    for (String partition : List.of("songs", "2018-11")) {
      LoadTask task = lake.task(partition);
      assertThat(lines)
          .filteredOn(line -> line.getFormattedMessage().contains("left no report"))
          .filteredOn(line -> partition.equals(line.getMDCPropertyMap().get("partition")))
          .singleElement()
          .satisfies(
              line -> {
                assertThat(line.getFormattedMessage())
                    .isEqualTo(
                        "Run %s attempt 1 of %s: FAILED, its application left no report"
                            .formatted(task.runId(), partition));
                assertThat(line.getMDCPropertyMap())
                    .isEqualTo(
                        Map.of(
                            "application",
                            lake.launcher.tag().toString(),
                            "run",
                            task.runId().toString(),
                            "attempt",
                            "1",
                            "partition",
                            partition));
              });
    }
  }
}
