package io.sparkify.lake.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.codahale.metrics.MetricRegistry;
import com.sun.net.httpserver.HttpServer;
import io.dropwizard.db.DataSourceFactory;
import io.dropwizard.db.ManagedDataSource;
import io.sparkify.lake.service.db.TestDatabase;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.sql.Connection;
import java.sql.ResultSet;
import java.util.concurrent.atomic.AtomicInteger;
import liquibase.analytics.configuration.AnalyticsArgs;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SchemaTest {
  private final DataSourceFactory factory = new DataSourceFactory();
  private final ManagedDataSource dataSource = open();

  @BeforeEach
  void start() throws Exception {
    dataSource.start();
  }

  @AfterEach
  void stop() throws Exception {
    dataSource.stop();
  }

  @Test
  void migratingTwiceIsMigratingOnce() throws Exception {
    Schema.migrate(dataSource, "schema-test.sql");
    Schema.migrate(dataSource, "schema-test.sql");

    try (Connection connection = dataSource.getConnection();
        ResultSet rows =
            connection.createStatement().executeQuery("select count(*) from migrated")) {
      assertThat(rows.next()).isTrue();
      assertThat(rows.getInt(1)).isEqualTo(1);
    }
  }

  @Test
  void connectionGoesBackToThePoolAsItWas() throws Exception {
    Schema.migrate(dataSource, "schema-test.sql");

    try (Connection connection = dataSource.getConnection()) {
      assertThat(connection.getAutoCommit()).isTrue();
    }
  }

  @Test
  void missingMigrationsStopTheStart() {
    assertThatIllegalStateException()
        .isThrownBy(() -> Schema.migrate(dataSource, "none.xml"))
        .withMessage("The database could not be migrated");
  }

  /**
   * Liquibase would ask its makers' server what to tell it; the second half shows that it would.
   */
  @Test
  void nobodyIsToldOfAMigration() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    HttpServer makers =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    makers.createContext(
        "/",
        exchange -> {
          asked.incrementAndGet();
          exchange.sendResponseHeaders(404, -1);
          exchange.close();
        });
    makers.start();
    String endpoint = AnalyticsArgs.CONFIG_ENDPOINT_URL.getKey();
    System.setProperty(endpoint, "http://127.0.0.1:" + makers.getAddress().getPort() + "/");
    try {
      Schema.migrate(dataSource, "schema-test.sql");
      assertThat(asked).hasValue(0);

      TestDatabase.telling(true, () -> Schema.migrate(dataSource, "schema-test.sql"));
      assertThat(asked).hasPositiveValue();
    } finally {
      System.clearProperty(endpoint);
      makers.stop(0);
    }
  }

  private ManagedDataSource open() {
    factory.setUrl("jdbc:h2:mem:schema");
    factory.setUser("");
    factory.setInitialSize(1);
    factory.setMinSize(1);
    factory.setMaxSize(1);
    return factory.build(new MetricRegistry(), "schema");
  }
}
