package io.sparkify.lake.job.generate;

import static io.sparkify.lake.job.contract.Counter.LINES;

import io.sparkify.lake.job.generate.truth.Truth;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/** The command {@code generate}: input of any size, with the truth beside it. */
@Command(
    name = "generate",
    customSynopsis = {
      "./lake generate --out DIR [--months FROM..TO] [--events N] [--songs N]",
      "                [--users N] [--seed N] [--dirty] [--force]"
    },
    sortOptions = false,
    description = {
      "Makes a song catalog (song_data), event logs (log_data) and the truth about them"
          + " (truth.json).",
      "",
      "The same arguments give the same bytes. Memory depends on songs, users and months, not on"
          + " events."
    },
    footer = {
      "",
      "Listeners have sessions over the month, more in the evening; their level goes up and down;"
          + " seven plays in ten are of songs in the catalog, popular ones the most often; the rest"
          + " of the events visit other pages. All of a month's events lie in that month, in UTC.",
      "",
      "--dirty adds every trap that real input has, each at least once a month and around every"
          + " twentieth play: malformed lines, blank lines, CRLF, zipped and empty files, files that"
          + " are not input, duplicates inside a month and across months (those only with more than"
          + " one month), plays in another month's folder and in that of a month without one, ties"
          + " in time, records of the catalog that disagree. These lines come on top of --events.",
      "",
      "truth.json says what a right lake holds: for each month the row counts, the malformed lines"
          + " and other traps by name, and digests of its rows in songplays and time; for the"
          + " catalog the same; rows and digests of whole tables; and the answers to the queries of"
          + " docs/queries. A digest is the sum modulo"
          + " 2^64 of the first 8 bytes of the SHA-256 of each row: its fields joined by U+001F,"
          + " null as \\N, times as epoch milliseconds.",
      "",
      "Exit status: 0 done, 1 failed, 2 wrong arguments."
    })
public final class Generate implements Callable<Integer> {
  /** The numbers as given. */
  record Options(String months, String events, String songs, String users, String seed) {}

  private static final String TEXT = "";

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      arity = "0..1",
      hideParamSyntax = true,
      fallbackValue = TEXT,
      description =
          "The folder to write to: new, empty, or made by an earlier generate (replaced).")
  private String out = TEXT;

  @Option(
      names = "--months",
      paramLabel = "MONTHS",
      arity = "0..1",
      hideParamSyntax = true,
      fallbackValue = TEXT,
      defaultValue = "2018-11",
      description = "A month or a range such as 2018-01..2018-12. Default: ${DEFAULT-VALUE}.")
  private String months = TEXT;

  @Option(
      names = "--events",
      paramLabel = "N",
      arity = "0..1",
      hideParamSyntax = true,
      fallbackValue = TEXT,
      defaultValue = "10000",
      description = "Events of each month in all, plays and others. Default: ${DEFAULT-VALUE}.")
  private String events = TEXT;

  @Option(
      names = "--songs",
      paramLabel = "N",
      arity = "0..1",
      hideParamSyntax = true,
      fallbackValue = TEXT,
      defaultValue = "1000",
      description = "Songs in the catalog, a file each. Default: ${DEFAULT-VALUE}.")
  private String songs = TEXT;

  @Option(
      names = "--users",
      paramLabel = "N",
      arity = "0..1",
      hideParamSyntax = true,
      fallbackValue = TEXT,
      defaultValue = "100",
      description = "Listeners. Default: ${DEFAULT-VALUE}.")
  private String users = TEXT;

  @Option(
      names = "--seed",
      paramLabel = "N",
      arity = "0..1",
      hideParamSyntax = true,
      fallbackValue = TEXT,
      defaultValue = "1",
      description = "Another number makes other input. Default: ${DEFAULT-VALUE}.")
  private String seed = TEXT;

  @Option(names = "--dirty", description = "Adds every trap that real input has.")
  private boolean dirty;

  @Option(
      names = "--force",
      description =
          "Replaces song_data, log_data and truth.json in a folder that holds other files.")
  private boolean force;

  @SuppressWarnings("UnusedVariable") // picocli reads it
  @Option(names = "--help", usageHelp = true, description = "Shows this.")
  private boolean help;

  @Unmatched private List<String> unknown = new ArrayList<>();

  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Generate());
  }

  @Override
  public Integer call() throws IOException {
    CommandLine commandLine = commandSpec().commandLine();
    Arguments read = new Arguments();
    unknown.forEach(each -> read.problem("'%s' is unknown: see --help".formatted(each)));
    Truth.Arguments arguments = read.read(new Options(months, events, songs, users, seed), dirty);
    OutputFolder folder = new OutputFolder(Path.of(out));
    if (out.isBlank()) {
      read.problem("--out is missing: name the folder to write to");
    } else if (!force) {
      folder.objection().ifPresent(read::problem);
    }
    if (!read.problems().isEmpty()) {
      read.problems().forEach(commandLine.getErr()::println);
      return CommandLine.ExitCode.USAGE;
    }
    return write(arguments, folder, commandLine);
  }

  private static int write(
      Truth.Arguments arguments, OutputFolder folder, CommandLine commandLine) {
    try {
      folder.clear();
      report(new Simulation(arguments, folder.path()).run(), folder, commandLine.getOut());
      return CommandLine.ExitCode.OK;
    } catch (IOException | UncheckedIOException e) {
      commandLine.getErr().printf("Cannot write to %s: %s%n", folder.path(), e.getMessage());
      return CommandLine.ExitCode.SOFTWARE;
    }
  }

  private static void report(Truth truth, OutputFolder folder, PrintWriter out) {
    long lines = truth.months().stream().mapToLong(month -> month.rowCounts().get(LINES)).sum();
    out.printf(
        "%s: %d songs, %d lines in %s to %s, %d plays of %d users; what a right lake holds is in"
            + " %s%n",
        folder.path(),
        truth.totals().songs(),
        lines,
        truth.arguments().from(),
        truth.arguments().to(),
        truth.totals().songplays(),
        truth.totals().users(),
        Truth.FILE);
  }

  private CommandSpec commandSpec() {
    if (spec == null) {
      throw new IllegalStateException("picocli sets it");
    }
    return spec;
  }
}
