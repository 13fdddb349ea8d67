package io.sparkify.lake.service.cli.command;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints a script that completes commands and options in a shell. */
@Command(
    name = "completion",
    description = "A script that completes commands and options in bash.",
    footer = {
      "",
      "For this shell:  source <(./lake completion bash)",
      "For all to come: ./lake completion bash > ~/.local/share/bash-completion/completions/lake"
    })
final class CompletionCommand implements Callable<Integer> {
  private static final String NAME = "lake";

  /** Shells that it is made for. */
  enum Shell {
    bash
  }

  @SuppressWarnings("UnusedVariable") // there is one
  @Parameters(paramLabel = "SHELL", description = "${COMPLETION-CANDIDATES}")
  private @Nullable Shell shell;

  @SuppressWarnings("UnusedVariable") // picocli reads it
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this.")
  private boolean help;

  @Spec private @Nullable CommandSpec spec;

  private final Surroundings around;

  CompletionCommand(Surroundings around) {
    this.around = around;
  }

  @Override
  public Integer call() {
    if (spec == null) {
      throw new IllegalStateException("picocli sets it");
    }
    around.out().println(AutoComplete.bash(NAME, spec.root().commandLine()).strip());
    around.out().println("complete -F _complete_lake -o default ./lake");
    return ExitCode.OK;
  }
}
