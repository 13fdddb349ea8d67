package io.sparkify.lake.service;

import io.dropwizard.core.cli.ConfiguredCommand;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.db.ManagedDataSource;
import io.dropwizard.util.Duration;
import io.sparkify.lake.service.db.DatabaseUrl;
import io.sparkify.lake.service.db.LakeTypes;
import io.sparkify.lake.service.error.ServiceException;
import io.sparkify.lake.service.security.token.TokenDesk;
import java.io.PrintStream;
import java.sql.SQLException;
import java.time.Clock;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;
import net.sourceforge.argparse4j.inf.Subparsers;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.SqlObjectPlugin;
import org.jspecify.annotations.Nullable;

/** Makes, lists and revokes tokens in the database itself: somebody has to make the first one. */
final class TokenCommand extends ConfiguredCommand<LakeConfiguration> {
  private static final String ACTION = "action";
  private static final String CREATE = "create";
  private static final String LIST = "list";
  private static final String REVOKE = "revoke";

  private final PrintStream out;

  TokenCommand(PrintStream out) {
    super("token", "Makes, lists and revokes tokens while no service needs to run");
    this.out = out;
  }

  @Override
  public void configure(Subparser subparser) {
    Subparsers actions = subparser.addSubparsers().title("what to do");
    Subparser create = action(actions, CREATE, "prints a new token, the only time it is shown");
    create.addArgument("name").help("who it is for");
    create.addArgument("--role").required(true).choices("viewer", "operator", "admin");
    create.addArgument("--expires").help("such as 90d; without it never");
    addFileArgument(create);
    addFileArgument(action(actions, LIST, "shows all tokens, without their texts"));
    Subparser revoke = action(actions, REVOKE, "has a token open nothing any more");
    revoke.addArgument("name").help("of the token");
    addFileArgument(revoke);
  }

  private static Subparser action(Subparsers actions, String name, String help) {
    return actions.addParser(name).help(help).description(help).setDefault(ACTION, name);
  }

  @Override
  protected void run(
      Bootstrap<LakeConfiguration> bootstrap, Namespace arguments, LakeConfiguration configuration)
      throws Exception {
    java.time.@Nullable Duration lifetime = lifetime(arguments.getString("expires"));
    // What is printed is for a script to take; the log goes to where errors go.
    System.setOut(System.err);
    configuration
        .database()
        .setUrl(new DatabaseUrl(configuration.database().getUrl()).withDefaults().url());
    ManagedDataSource source =
        configuration.database().build(bootstrap.getMetricRegistry(), "token");
    try {
      open(source);
      if (configuration.migrate()) {
        Schema.migrate(source, Schema.MIGRATIONS);
      }
      Jdbi jdbi =
          Jdbi.create(source).installPlugin(new SqlObjectPlugin()).installPlugin(new LakeTypes());
      Clock clock = Clock.systemUTC();
      SecurityFlow security = SecurityFlow.of(configuration.security(), jdbi, clock);
      act(new TokenDesk(security.tokens(), clock, out), arguments, lifetime);
    } catch (ServiceException | IllegalArgumentException e) {
      throw new StartProblem(String.valueOf(e.getMessage()));
    } finally {
      source.stop();
    }
  }

  private static void act(
      TokenDesk desk, Namespace arguments, java.time.@Nullable Duration lifetime) {
    switch (arguments.getString(ACTION)) {
      case CREATE ->
          desk.create(arguments.getString("name"), arguments.getString("role"), lifetime);
      case REVOKE -> desk.revoke(arguments.getString("name"));
      default -> desk.list();
    }
  }

  private static java.time.@Nullable Duration lifetime(@Nullable String text) throws StartProblem {
    try {
      return text == null ? null : Duration.parse(text).toJavaDuration();
    } catch (IllegalArgumentException e) {
      throw new StartProblem("--expires takes a time such as 90d or 12h, not '%s'".formatted(text));
    }
  }

  /** H2 lets one process in. */
  private static void open(ManagedDataSource source) throws Exception {
    try {
      source.start();
      source.getConnection().close();
    } catch (SQLException e) {
      if (String.valueOf(e.getMessage()).contains("already in use")) {
        throw new StartProblem(
            "A service runs on this database: ask it, by ./lake token with an admin's LAKE_TOKEN.");
      }
      throw e;
    }
  }
}
