package io.sparkify.lake.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkify.lake.job.contract.PartitionKey;
import io.sparkify.lake.service.db.TestDatabase;
import io.sparkify.lake.service.freshness.Breach;
import io.sparkify.lake.service.notify.Links;
import io.sparkify.lake.service.notify.Notices;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** A month that missed its deadline becomes a notice, in the transaction that notes the breach. */
class BreachNoticesTest {
  private static final Breach BREACH =
      new Breach(
          PartitionKey.parse("2018-11"),
          Instant.parse("2018-12-02T05:00:00Z"),
          Instant.parse("2018-12-02T05:00:10Z"),
          null);

  @Test
  void breachIsTakenDownOnceWhoeverFindsItAgain() {
    Jdbi jdbi = TestDatabase.H2.empty();
    BreachNotices breaches =
        new BreachNotices(new Notices(List.of(), new Links(""), ServiceJson.mapper()));
    for (int time = 0; time < 2; time++) {
      jdbi.useTransaction(handle -> breaches.missed(handle, BREACH, "never loaded"));
    }
    List<Map<String, String>> notices =
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery("select notice_key, kind, partition_key from notice")
                    .mapToMap(String.class)
                    .list());
    assertThat(notices)
        .containsExactly(
            Map.of(
                "notice_key", "late 2018-11 2018-12-02T05:00:00Z",
                "kind", "LATE",
                "partition_key", "2018-11"));
  }
}
