package io.sparkify.lake.service.db;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import liquibase.Contexts;
import liquibase.Liquibase;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.LiquibaseException;
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

  private static final Map<TestDatabase, Jdbi> STARTED = new EnumMap<>(TestDatabase.class);
  private static final List<String> TABLES =
      List.of(
          "schedule",
          "idempotency_key",
          "published_file",
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
    Jdbi jdbi;
    synchronized (STARTED) {
      jdbi = STARTED.computeIfAbsent(this, TestDatabase::migrated);
    }
    jdbi.useTransaction(
        handle -> {
          handle.execute("update partition_ledger set loaded_run_id = null");
          TABLES.forEach(table -> handle.execute("delete from " + table));
        });
    return jdbi;
  }

  private static Jdbi migrated(TestDatabase database) {
    DataSource source = database.start();
    try (Connection connection = source.getConnection();
        Liquibase liquibase =
            new Liquibase(
                "migrations/migrations.xml",
                new ClassLoaderResourceAccessor(),
                new JdbcConnection(connection))) {
      liquibase.update(new Contexts());
    } catch (SQLException | LiquibaseException e) {
      throw new IllegalStateException(e);
    }
    return Jdbi.create(source).installPlugin(new SqlObjectPlugin()).installPlugin(new LakeTypes());
  }
}
