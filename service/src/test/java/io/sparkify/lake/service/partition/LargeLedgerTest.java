package io.sparkify.lake.service.partition;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkify.lake.service.db.TestDatabase;
import io.sparkify.lake.service.run.Lake;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementContext;
import org.junit.jupiter.api.Test;

/** A lake of a hundred and sixty years. */
class LargeLedgerTest {
  private static final int MONTHS = 2_000;

  private final Lake lake = new Lake(TestDatabase.H2);
  private final AtomicInteger statements = new AtomicInteger();

  @Test
  void readingTheLedgerTakesTheSameStatementsHoweverManyMonthsThereAre() {
    for (int month = 0; month < MONTHS; month++) {
      lake.put("%04d-%02d".formatted(1000 + month / 12, 1 + month % 12), "1");
    }
    lake.discover();
    // As if all had been loaded from other files
    lake.jdbi.useHandle(
        handle -> {
          handle.execute("insert into manifest (fingerprint, files) values ('old', '[]')");
          handle.execute("update partition_ledger set loaded_fingerprint = 'old'");
        });
    SqlStatements config = lake.jdbi.getConfig(SqlStatements.class);
    SqlLogger before = config.getSqlLogger();
    config.setSqlLogger(
        new SqlLogger() {
          @Override
          public void logAfterExecution(StatementContext context) {
            statements.incrementAndGet();
          }
        });
    try {
      assertThat(lake.ledger.partitions())
          .hasSize(MONTHS)
          .allSatisfy(month -> assertThat(month.sinceLoaded().added()).hasSize(1));
      assertThat(statements.getAndSet(0)).isEqualTo(2);
      lake.discover();
      assertThat(statements.get()).as("nothing changed").isEqualTo(1);
    } finally {
      config.setSqlLogger(before);
    }
  }
}
