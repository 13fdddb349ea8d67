package io.sparkify.lake.service.db;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import liquibase.Contexts;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.analytics.configuration.AnalyticsArgs;
import liquibase.database.jvm.JdbcConnection;
import liquibase.resource.ClassLoaderResourceAccessor;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.SqlObjectPlugin;

/** The databases that we support, with the real schema; started once a virtual machine. */
public enum TestDatabase {
  H2 {
    @Override
    DataSource start() {
      return JdbcConnectionPool.create("jdbc:h2:mem:lake;DB_CLOSE_DELAY=-1", "sa", "");
    }
  },
  POSTGRES {
    @Override
    DataSource start() {
      try {
        return EmbeddedPostgres.start().getPostgresDatabase();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  };

  private static final Map<TestDatabase, Started> STARTED = new EnumMap<>(TestDatabase.class);
  private static final List<String> TABLES =
      List.of(
          "audit",
          "token",
          "freshness_objective",
          "freshness_breach",
          "freshness_month",
          "outbox_target",
          "notice",
          "tally",
          "schedule",
          "idempotency_key",
          "published_file",
          "run_insight",
          "held_load",
          "check_result",
          "row_count",
          "state_change",
          "attempt",
          "application",
          "run",
          "backfill",
          "partition_ledger",
          "manifest");

  abstract DataSource start();

  /** The migrated database without a row. */
  public Jdbi empty() {
    Jdbi jdbi = started().jdbi();
    jdbi.useTransaction(
        handle -> {
          handle.execute("update partition_ledger set loaded_run_id = null");
          TABLES.forEach(table -> handle.execute("delete from " + table));
          handle.execute("update writer_lease set holder = null, host = null, taken_at = null");
        });
    return jdbi;
  }

  /** Another way into the same database, as it is. */
  public Jdbi another() {
    return jdbi(started().source());
  }

  private Started started() {
    synchronized (STARTED) {
      return STARTED.computeIfAbsent(this, TestDatabase::migrated);
    }
  }

  private record Started(DataSource source, Jdbi jdbi) {}

  private static Started migrated(TestDatabase database) {
    DataSource source = database.start();
    return new Started(source, migrated(source));
  }

  /** The schema in this database, brought up to date. */
  public static Jdbi migrated(DataSource source) {
    try (Connection connection = source.getConnection();
        Liquibase liquibase =
            new Liquibase(
                "migrations/migrations.xml",
                new ClassLoaderResourceAccessor(),
                new JdbcConnection(connection))) {
      telling(false, () -> liquibase.update(new Contexts()));
    } catch (Exception e) { // as Liquibase declares no less
      throw new IllegalStateException(e);
    }
    return jdbi(source);
  }

  /** What it does with Liquibase, which may ask its makers' server what to tell it, or not. */
  public static void telling(boolean makers, Scope.ScopedRunner<?> work) throws Exception {
    Scope.child(Map.of(AnalyticsArgs.ENABLED.getKey(), makers), work);
  }

  private static Jdbi jdbi(DataSource source) {
    return Jdbi.create(source).installPlugin(new SqlObjectPlugin()).installPlugin(new LakeTypes());
  }
}
