package io.sparkify.lake.service;

import io.dropwizard.core.setup.Environment;
import io.dropwizard.db.DataSourceFactory;
import io.dropwizard.db.ManagedDataSource;
import io.dropwizard.jdbi3.JdbiFactory;
import io.sparkify.lake.service.db.DatabaseUrl;
import io.sparkify.lake.service.db.LakeTypes;
import io.sparkify.lake.service.db.Outage;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatements;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The service's database, open. */
record Database(DatabaseUrl url, DataSource source, Jdbi jdbi) {
  private static final Logger LOG = LoggerFactory.getLogger(Database.class);
  private static final long BETWEEN_TRIES_MILLIS = 1000;
  private static final int STATEMENT_SECONDS = 30;
  // A server that stopped for good in a transaction must not keep others from what it locked.
  private static final String IDLE_IN_TRANSACTION =
      "set idle_in_transaction_session_timeout = '5s'";

  /** Waits for one that is away, and brings its schema up to date. */
  static Database open(LakeConfiguration configuration, Environment environment, Clock steady)
      throws SQLException, InterruptedException {
    DataSourceFactory factory = withDefaults(configuration.database());
    ManagedDataSource source = factory.build(environment.metrics(), "database");
    await(source, configuration.waitForDatabase(), steady);
    if (configuration.migrate()) {
      Schema.migrate(source, Schema.MIGRATIONS);
    }
    Jdbi jdbi =
        new JdbiFactory()
            .build(environment, factory, source, "database")
            .installPlugin(new LakeTypes());
    jdbi.getConfig(SqlStatements.class).setQueryTimeout(STATEMENT_SECONDS);
    return new Database(new DatabaseUrl(factory.getUrl()), source, jdbi);
  }

  /** What the service relies on, unless the configuration says otherwise; times in seconds. */
  private static DataSourceFactory withDefaults(DataSourceFactory factory) {
    DatabaseUrl url = new DatabaseUrl(factory.getUrl()).withDefaults();
    factory.setUrl(url.url());
    if (url.isShared()) {
      factory.getProperties().putIfAbsent("connectTimeout", "5");
      factory.getProperties().putIfAbsent("socketTimeout", "30");
      factory.getProperties().putIfAbsent("tcpKeepAlive", "true");
      if (factory.getInitializationQuery() == null) {
        factory.setInitializationQuery(IDLE_IN_TRANSACTION);
      }
    }
    return factory;
  }

  private static void await(DataSource source, Duration patience, Clock steady)
      throws SQLException, InterruptedException {
    Instant end = steady.instant().plus(patience);
    boolean waited = false;
    while (true) {
      try {
        source.getConnection().close();
        if (waited) {
          LOG.info("The database answers");
        }
        return;
      } catch (SQLException e) {
        if (!Outage.isCauseOf(e) || !steady.instant().isBefore(end)) {
          throw e;
        }
        if (!waited) {
          LOG.warn("Waiting up to {} s for the database: {}", patience.toSeconds(), e.getMessage());
        }
        waited = true;
        TimeUnit.MILLISECONDS.sleep(BETWEEN_TRIES_MILLIS);
      }
    }
  }
}
