package io.sparkify.lake.service;

import java.sql.Connection;
import javax.sql.DataSource;
import liquibase.Contexts;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.resource.ClassLoaderResourceAccessor;
import liquibase.ui.LoggerUIService;

/** Brings the database's schema up to date. */
final class Schema {
  static final String MIGRATIONS = "migrations/migrations.xml";

  private Schema() {}

  static void migrate(DataSource dataSource, String migrations) {
    try (Connection connection = dataSource.getConnection()) {
      Database database =
          DatabaseFactory.getInstance()
              .findCorrectDatabaseImplementation(new JdbcConnection(connection));
      Liquibase liquibase = new Liquibase(migrations, new ClassLoaderResourceAccessor(), database);
      // Else it writes to the console.
      Scope.child(
          Scope.Attr.ui.name(), new LoggerUIService(), () -> liquibase.update(new Contexts()));
    } catch (Exception e) { // as Liquibase declares no less
      throw new IllegalStateException("The database could not be migrated", e);
    }
  }
}
