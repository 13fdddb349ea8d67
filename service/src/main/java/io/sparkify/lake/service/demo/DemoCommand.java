package io.sparkify.lake.service.demo;

import io.dropwizard.core.Application;
import io.dropwizard.core.Configuration;
import io.dropwizard.core.cli.Cli;
import io.dropwizard.core.cli.EnvironmentCommand;
import io.dropwizard.core.server.DefaultServerFactory;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.jetty.ConnectorFactory;
import io.dropwizard.jetty.HttpConnectorFactory;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import net.sourceforge.argparse4j.impl.Arguments;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** Starts the service on a sample, waits until it is loaded, and shows the runs. */
public final class DemoCommand<T extends Configuration> extends EnvironmentCommand<T> {
  private static final PrintStream OUT = System.out;

  private final Class<T> configurationClass;

  public DemoCommand(Application<T> application) {
    super(application, "demo", "Loads a sample and shows the runs with their row counts");
    this.configurationClass = application.getConfigurationClass();
  }

  @Override
  protected Class<T> getConfigurationClass() {
    return configurationClass;
  }

  @Override
  public void configure(Subparser subparser) {
    super.configure(subparser);
    subparser.addArgument("--input").required(true).help("the folder of the sample");
    subparser.addArgument("--exit").action(Arguments.storeTrue()).help("stop when all is loaded");
  }

  @Override
  protected void run(Bootstrap<T> bootstrap, Namespace arguments, T configuration)
      throws Exception {
    if (configuration.getServerFactory() instanceof DefaultServerFactory server) {
      Stream.of(server.getApplicationConnectors(), server.getAdminConnectors())
          .flatMap(List::stream)
          .forEach(DemoCommand::avoidTakenPort);
    }
    super.run(bootstrap, arguments, configuration);
  }

  private static void avoidTakenPort(ConnectorFactory connector) {
    if (connector instanceof HttpConnectorFactory http
        && !Ports.isFree(http.getBindHost(), http.getPort())) {
      http.setPort(0);
    }
  }

  @Override
  protected void run(Environment environment, Namespace arguments, T configuration)
      throws Exception {
    Server server = configuration.getServerFactory().build(environment);
    server.start();
    Path input = Path.of(arguments.getString("input"));
    InputFolders folders = new InputFolders(input.resolve("song_data"), input.resolve("log_data"));
    String url = "http://localhost:" + port(server, 0);
    Api api = new HttpApi(url);
    Demo demo = new Demo(api, OUT, Clock.systemUTC(), DemoCommand::pause);
    boolean good = new DemoReport(api, OUT).show(folders.partitions(), demo);
    OUT.printf("%nDashboard: %s/%n", url);
    OUT.printf("REST:   curl %s/api/v1/runs%n", url);
    OUT.printf("Health: curl http://localhost:%d/healthcheck%n", port(server, 1));
    if (arguments.getBoolean("exit")) {
      server.stop();
    } else {
      OUT.println("Runs until Ctrl-C.");
      server.join();
    }
    if (!good) {
      throw new DemoFailedException();
    }
  }

  private static int port(Server server, int connector) {
    return ((ServerConnector) server.getConnectors()[connector]).getLocalPort();
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(500);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting", e);
    }
  }

  @Override
  public void onError(Cli cli, Namespace namespace, Throwable e) {
    if (e instanceof DemoFailedException) {
      cli.getStdErr().println("demo: " + e.getMessage());
    } else {
      super.onError(cli, namespace, e);
    }
    // What did not end by itself would go on in the background.
    ProcessHandle.current().descendants().forEach(ProcessHandle::destroy);
  }
}
