package io.sparkify.lake.service.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparkify.lake.service.db.MutableClock;
import io.sparkify.lake.service.db.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class AppendOnlyTest {
  private static final String REFUSED = "The audit log is only added to";

  private final Instant now = Clock.systemUTC().instant();
  private final MutableClock clock = new MutableClock(now.minus(Duration.ofDays(2)));
  private final TestDatabase database;
  private final Jdbi jdbi;
  private final AuditStore store;
  private final Acts acts;

  AppendOnlyTest(TestDatabase database) {
    this.database = database;
    jdbi = database.empty();
    store = new AuditStore(jdbi);
    acts = new Acts(new Audit(store), store, "worker-1", clock);
  }

  @Test
  void rowIsNotChangedHoweverOldItIs() {
    acts.did("retention.forget", "runs=1");
    assertThatThrownBy(() -> execute("update audit set who = 'nobody'"))
        .hasStackTraceContaining(REFUSED);
    assertThat(rows()).extracting(AuditRow::who).containsExactly("service");
  }

  @Test
  void oldRowMayBeForgottenButNotOneOfTheLastHour() {
    acts.did("retention.forget", "runs=1");
    execute("delete from audit");
    assertThat(rows()).isEmpty();
    clock.advance(Duration.ofDays(2).minusMinutes(59));
    acts.did("retention.forget", "runs=2");
    assertThatThrownBy(() -> execute("delete from audit")).hasStackTraceContaining(REFUSED);
    assertThat(rows()).hasSize(1);
    forgetThatThisWasNow();
  }

  @Test
  void startWithAnotherConfigurationNamesWhatChanged() {
    acts.started(Map.of("checks", "11111111", "retry", "22222222"));
    acts.started(Map.of("checks", "11111111", "retry", "22222222"));
    acts.started(Map.of("checks", "33333333", "spark", "44444444"));
    assertThat(rows())
        .extracting(AuditRow::reason)
        .containsExactly(
            "changed in the configuration since the last start on this host: checks, spark, retry",
            "the first start on this host");
    assertThat(rows())
        .allSatisfy(
            row -> {
              assertThat(row.who()).isEqualTo("service");
              assertThat(row.remoteAddress()).isEqualTo("worker-1");
              assertThat(row.action()).isEqualTo("service.start");
              assertThat(row.httpMethod()).isEqualTo("START");
            });
  }

  @Test
  void startOnAnotherHostIsNotAChange() {
    acts.started(Map.of("checks", "11111111"));
    new Acts(new Audit(store), store, "worker-2", clock).started(Map.of("checks", "22222222"));
    acts.started(Map.of("checks", "11111111"));
    assertThat(rows()).hasSize(2);
  }

  /** What is not refused by the database is not even tried: only two statements write there. */
  @Test
  void nothingButTheLogItselfAndRetentionWritesToTheTable() throws IOException {
    Pattern writes =
        Pattern.compile(
            "(?i)\\b(insert\\s+into|update|delete\\s+from|merge\\s+into|truncate(\\s+table)?)\\s+audit\\b");
    try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
      List<String> found =
          sources
              .filter(file -> file.toString().endsWith(".java"))
              .flatMap(
                  file ->
                      writes
                          .matcher(read(file))
                          .results()
                          .map(write -> file.getFileName() + ": " + write.group()))
              .sorted()
              .toList();
      assertThat(found)
          .containsExactly(
              "AuditDao.java: insert into audit", "RetentionDao.java: delete from audit");
    }
  }

  private List<AuditRow> rows() {
    AuditQuery all = new AuditQuery(null, null, Instant.EPOCH, now.plus(Duration.ofDays(1)));
    return store.page(all, Long.MAX_VALUE, 10);
  }

  private void execute(String sql) {
    jdbi.useHandle(handle -> handle.execute(sql));
  }

  /** For the tests behind this one, which begin with an empty table. */
  private void forgetThatThisWasNow() {
    boolean h2 = database == TestDatabase.H2;
    jdbi.useTransaction(
        handle -> {
          if (h2) {
            handle.execute("truncate table audit");
          } else {
            handle.execute("alter table audit disable trigger user");
            handle.execute("delete from audit");
            handle.execute("alter table audit enable trigger user");
          }
        });
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
