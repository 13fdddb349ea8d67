package io.sparkify.lake.service;

import io.dropwizard.core.cli.Cli;
import io.dropwizard.core.cli.Command;
import io.dropwizard.core.setup.Bootstrap;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/** A command that says in words what an operator can mend, where Dropwizard shows a stack. */
final class ExplainedCommand extends Command {
  private final Command command;

  ExplainedCommand(Command command) {
    super(command.getName(), command.getDescription());
    this.command = command;
  }

  @Override
  public void configure(Subparser subparser) {
    command.configure(subparser);
  }

  @Override
  public void run(Bootstrap<?> bootstrap, Namespace namespace) throws Exception {
    if (namespace.getString("file") == null) {
      throw new StartProblem("Name the configuration: " + getName() + " … config.yml");
    }
    command.run(bootstrap, namespace);
  }

  @Override
  public void onError(Cli cli, Namespace namespace, Throwable problem) {
    StartProblem.words(problem)
        .ifPresentOrElse(
            words -> cli.getStdErr().println("lake-service: " + words),
            () -> command.onError(cli, namespace, problem));
  }
}
