package io.sparkify.lake.service.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparkify.lake.job.contract.PartitionKey;
import io.sparkify.lake.job.contract.RunId;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

class MarksTest {
  private static final RunId RUN = RunId.parse("00000000-0000-0000-0000-000000000001");
  private static final PartitionKey MONTH = PartitionKey.parse("2018-11");

  @AfterEach
  void clear() {
    MDC.clear();
  }

  @Test
  void marksAreThereDuringTheWorkAndThoseOfBeforeAfterwards() {
    MDC.put("run", "another");
    Marks.attempt(RUN, 2, MONTH)
        .during(
            () ->
                assertThat(MDC.getCopyOfContextMap())
                    .isEqualTo(
                        Map.of("run", RUN.toString(), "attempt", "2", "partition", "2018-11")));
    assertThat(MDC.getCopyOfContextMap()).isEqualTo(Map.of("run", "another"));
  }

  @Test
  void marksGoAlsoWhenTheWorkFails() {
    assertThatThrownBy(
            () ->
                Marks.run(RUN)
                    .calling(
                        () -> {
                          throw new IOException("no");
                        }))
        .isInstanceOf(IOException.class);
    assertThat(MDC.get("run")).isNull();
  }
}
