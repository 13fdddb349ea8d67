package io.sparkify.lake.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.codahale.metrics.MetricRegistry;
import io.dropwizard.db.DataSourceFactory;
import io.dropwizard.db.ManagedDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
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

  private ManagedDataSource open() {
    factory.setUrl("jdbc:h2:mem:schema");
    factory.setUser("");
    factory.setInitialSize(1);
    factory.setMinSize(1);
    factory.setMaxSize(1);
    return factory.build(new MetricRegistry(), "schema");
  }
}
