package io.sparkify.lake.service;

import io.dropwizard.migrations.DbCommand;
import javax.sql.DataSource;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.UpdateSummaryOutputEnum;
import liquibase.analytics.configuration.AnalyticsArgs;
import liquibase.database.jvm.JdbcConnection;
import liquibase.resource.ClassLoaderResourceAccessor;
import liquibase.ui.LoggerUIService;

/** Brings the database's schema up to date. */
final class Schema {
  static final String MIGRATIONS = "migrations/migrations.xml";

  static {
    // Else Liquibase asks its makers' server, at every start, whether to tell them of its use.
    System.setProperty(AnalyticsArgs.ENABLED.getKey(), "false");
  }

  private Schema() {}

  /** {@code db}: what an operator may do with the schema. */
  static DbCommand<LakeConfiguration> command() {
    return new DbCommand<>("db", LakeConfiguration::database, LakeConfiguration.class, MIGRATIONS);
  }

  static void migrate(DataSource dataSource, String migrations) {
    // Closing Liquibase gives the connection back as it was; closing the connection alone would
    // give the pool one that does not commit.
    try (Liquibase liquibase =
        new Liquibase(
            migrations,
            new ClassLoaderResourceAccessor(),
            new JdbcConnection(dataSource.getConnection()))) {
      liquibase.setShowSummaryOutput(UpdateSummaryOutputEnum.LOG);
      // Else it writes to the console.
      Scope.child(
          Scope.Attr.ui.name(), new LoggerUIService(), () -> liquibase.update(new Contexts()));
    } catch (Exception e) { // as Liquibase declares no less
      throw new IllegalStateException("The database could not be migrated", e);
    }
  }

  /** How many migrations were not made. */
  static int missing(DataSource dataSource, String migrations) {
    try (Liquibase liquibase =
        new Liquibase(
            migrations,
            new ClassLoaderResourceAccessor(),
            new JdbcConnection(dataSource.getConnection()))) {
      return liquibase.listUnrunChangeSets(new Contexts(), new LabelExpression()).size();
    } catch (Exception e) { // as Liquibase declares no less
      throw new IllegalStateException(e.getMessage(), e);
    }
  }
}
