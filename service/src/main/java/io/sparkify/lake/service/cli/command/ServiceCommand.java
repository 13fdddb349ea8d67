package io.sparkify.lake.service.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.sparkify.lake.service.cli.rest.Answer;
import io.sparkify.lake.service.cli.rest.CommandFailedException;
import io.sparkify.lake.service.cli.rest.Service;
import io.sparkify.lake.service.cli.text.Block;
import io.sparkify.lake.service.cli.text.Escape;
import io.sparkify.lake.service.cli.text.Screen;
import io.sparkify.lake.service.cli.view.View;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A command that asks a running service something and shows the answer. */
abstract class ServiceCommand implements Callable<Integer> {
  @Mixin private Connection connection = new Connection();

  @Spec private @Nullable CommandSpec spec;

  @SuppressWarnings("UnusedVariable") // picocli reads it
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this.")
  private boolean help;

  private final Surroundings around;

  ServiceCommand(Surroundings around) {
    this.around = around;
  }

  /** What the command does; it returns the exit status. */
  abstract int run(Service service) throws CommandFailedException;

  @Override
  public final Integer call() throws CommandFailedException {
    return run(settings().service());
  }

  final Surroundings around() {
    return around;
  }

  /** The options of this command, and those that stand before it. */
  final Settings settings() {
    if (spec == null) {
      throw new IllegalStateException("picocli sets it");
    }
    return new Settings(connection, ((Lake) spec.root().userObject()).connection(), around, spec);
  }

  final Screen screen() {
    return settings().screen();
  }

  final @Nullable Duration timeout() {
    return settings().timeout();
  }

  final boolean json() {
    return settings().json();
  }

  /** Prints an answer, and says that all went well. */
  final int show(Answer answer, View view) {
    if (json()) {
      print(Escape.json(answer.document().strip()));
    } else {
      show(answer.json(), view);
    }
    return ExitCode.OK;
  }

  final void show(JsonNode answer, View view) {
    Screen screen = screen();
    print(view.of(answer, screen));
  }

  final void print(Block block) {
    print(block.on(screen()));
  }

  final void print(String text) {
    around.out().println(text);
  }
}
