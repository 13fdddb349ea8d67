package io.sparkify.lake.service.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.util.List;
import java.util.stream.Stream;
import liquibase.Contexts;
import liquibase.Liquibase;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.LiquibaseException;
import liquibase.resource.ClassLoaderResourceAccessor;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

class MigrationsTest {
  @Test
  void migrationsCanBeRolledBackAndDoneAgain() throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:rollback");
        Liquibase liquibase =
            new Liquibase(
                "migrations/migrations.xml",
                new ClassLoaderResourceAccessor(),
                new JdbcConnection(connection))) {
      TestDatabase.telling(false, () -> updateAndRollBack(liquibase, connection));
    }
  }

  private static void updateAndRollBack(Liquibase liquibase, Connection connection)
      throws LiquibaseException {
    liquibase.update(new Contexts());
    List<String> made = tables(connection);
    int changes = liquibase.getDatabase().getRanChangeSetList().size();
    liquibase.rollback(changes, "");
    assertThat(tables(connection)).isEmpty();
    liquibase.update(new Contexts());
    assertThat(tables(connection)).hasSameElementsAs(made).isNotEmpty();
  }

  private static List<String> tables(Connection connection) {
    Stream<String> names =
        Jdbi.create(connection)
            .withHandle(
                handle ->
                    handle
                        .createQuery(
                            """
                            select table_name from information_schema.tables
                            where table_schema = 'PUBLIC'
                            """)
                        .mapTo(String.class)
                        .list())
            .stream();
    return names.filter(name -> !name.startsWith("DATABASECHANGELOG")).toList();
  }
}
