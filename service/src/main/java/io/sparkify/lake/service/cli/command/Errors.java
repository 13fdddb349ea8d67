package io.sparkify.lake.service.cli.command;

import io.sparkify.lake.service.cli.rest.CommandFailedException;
import io.sparkify.lake.service.cli.rest.RefusedException;
import io.sparkify.lake.service.cli.text.Escape;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what went wrong and what to do, and with which status the program ends. */
final class Errors {
  private static final String PICOCLIS_WORDS =
      "^Invalid value for (?:positional parameter at index \\S+ \\((.*?)\\)): ";

  private final Surroundings around;

  Errors(Surroundings around) {
    this.around = around;
  }

  /** Something was typed that is no command, option or value. */
  int usage(ParameterException e, String[] arguments) {
    CommandLine command = e.getCommandLine();
    tell(String.valueOf(e.getMessage()).replaceFirst(PICOCLIS_WORDS, "$1: "));
    List<String> nearest =
        e instanceof UnmatchedArgumentException unmatched ? unmatched.getSuggestions() : List.of();
    if (!nearest.isEmpty()) {
      around.err().println("  Did you mean: " + String.join(", ", nearest) + "?");
    }
    around.err().printf("  See ./%s --help%n", command.getCommandSpec().qualifiedName());
    return ExitCode.USAGE;
  }

  /** What was asked could not be done. */
  int failure(Exception e, CommandLine command, ParseResult parsed) {
    if (e instanceof ParameterException wrong) {
      return usage(wrong, new String[0]);
    }
    if (e instanceof RefusedException refused && isJson(command)) {
      around.err().println(Escape.json(refused.problem().toString()));
    } else if (e instanceof CommandFailedException failed) {
      tell(failed.words());
    } else {
      tell("A fault of this program: %s\nPlease report it.".formatted(e));
    }
    return ExitCode.SOFTWARE;
  }

  private static boolean isJson(CommandLine command) {
    return command.getCommandSpec().userObject() instanceof ServiceCommand asked && asked.json();
  }

  private void tell(String words) {
    around.err().println("lake: " + Escape.lines(words).strip().replace("\n", "\n  "));
  }
}
