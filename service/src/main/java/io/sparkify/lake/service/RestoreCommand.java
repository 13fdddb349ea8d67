package io.sparkify.lake.service;

import io.dropwizard.core.cli.ConfiguredCommand;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.db.DataSourceFactory;
import io.dropwizard.db.ManagedDataSource;
import io.sparkify.lake.service.backup.Restore;
import io.sparkify.lake.service.backup.RestoreFailedException;
import io.sparkify.lake.service.db.DatabaseUrl;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import net.sourceforge.argparse4j.impl.Arguments;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/** Brings a copy of the H2 database back, while no service runs on it. */
final class RestoreCommand extends ConfiguredCommand<LakeConfiguration> {
  private final PrintStream out;

  RestoreCommand(PrintStream out) {
    super("restore", "Brings a backup of the H2 database back");
    this.out = out;
  }

  @Override
  public void configure(Subparser subparser) {
    super.configure(subparser);
    subparser
        .addArgument("--from")
        .required(true)
        .dest("from")
        .help("the backup, lake-….zip, that a service made");
    subparser
        .addArgument("--force")
        .action(Arguments.storeTrue())
        .dest("force")
        .help("move a database that is there aside");
  }

  @Override
  protected void run(
      Bootstrap<LakeConfiguration> bootstrap, Namespace namespace, LakeConfiguration configuration)
      throws StartProblem {
    DataSourceFactory database = configuration.database();
    Restore restore =
        new Restore(
            new DatabaseUrl(database.getUrl()).withDefaults(),
            copy -> open(bootstrap, database, copy),
            Clock.systemUTC());
    try {
      Restore.Restored done =
          restore.restore(Path.of(namespace.getString("from")), namespace.getBoolean("force"));
      out.printf("Restored %s from %s%n", done.database(), namespace.getString("from"));
      done.before().ifPresent(before -> out.printf("What was there is in %s%n", before));
    } catch (RestoreFailedException e) {
      throw new StartProblem(String.valueOf(e.getMessage()));
    }
  }

  /** Opens it as the server would, which brings its schema up to date. */
  private static void open(
      Bootstrap<LakeConfiguration> bootstrap, DataSourceFactory database, DatabaseUrl copy)
      throws Exception {
    String url = database.getUrl();
    database.setUrl(copy.url());
    ManagedDataSource source = database.build(bootstrap.getMetricRegistry(), "restore");
    try {
      source.start();
      Schema.migrate(source, Schema.MIGRATIONS);
    } finally {
      source.stop();
      database.setUrl(url);
    }
  }
}
