package io.sparkify.lake.service.cli.command;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command line as a whole; its options may stand before the command. */
@Command(
    name = "lake",
    synopsisSubcommandLabel = "COMMAND",
    description = {
      "Loads a music-streaming data lake, and shows how that goes.",
    },
    footer = {
      "",
      "ID is that of a run or a backfill, its first characters, or a month for its last run.",
      "More about a command: ./lake help COMMAND. A token for the service is taken from the",
      "environment's LAKE_TOKEN, never from an argument.",
      "Exit status: 0 done, 1 failed, 2 wrong usage."
    })
final class Lake implements Callable<Integer> {
  @Mixin private Connection connection = new Connection();

  @SuppressWarnings("UnusedVariable") // picocli reads it
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this.")
  private boolean help;

  @SuppressWarnings("UnusedVariable") // picocli reads it
  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Show the version.")
  private boolean version;

  @Spec private @Nullable CommandSpec spec;

  private final Surroundings around;

  Lake(Surroundings around) {
    this.around = around;
  }

  /** Without a command: what there is. */
  @Override
  public Integer call() {
    if (spec == null) {
      throw new IllegalStateException("picocli sets it");
    }
    spec.commandLine().usage(around.out());
    return ExitCode.OK;
  }

  Connection connection() {
    return connection;
  }
}
