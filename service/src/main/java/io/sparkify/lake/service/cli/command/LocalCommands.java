package io.sparkify.lake.service.cli.command;

import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** What is done on this machine, without a service that runs. */
final class LocalCommands {
  private LocalCommands() {}

  static List<CommandSpec> all(Surroundings around) {
    return List.of(
        demo(around),
        server(around),
        generate(around),
        restore(around),
        torture(around),
        bench(around));
  }

  private static CommandSpec demo(Surroundings around) {
    return LocalCommand.named(
            "demo",
            around,
            "Load a sample of a song catalog and three months, and show the runs.",
            "",
            "It builds what is missing, makes the sample and starts the service on it, on a port"
                + " that is free.")
        .flag("--exit", "Stop when all is loaded; status 0 only if it is.")
        .option(
            "--dir", "DIR", "Where it lies, kept between runs. Default: data/demo beside ./lake")
        .spec();
  }

  private static CommandSpec server(Surroundings around) {
    return LocalCommand.named(
            "server",
            around,
            "Start the service with config.yml and the environment, until Ctrl-C.",
            "",
            "Where it reads and writes: LAKE_SONG_DATA, LAKE_LOG_DATA, LAKE_OUTPUT and more, which"
                + " config.yml explains. It builds what is missing or older than its sources.")
        .spec();
  }

  private static CommandSpec generate(Surroundings around) {
    return LocalCommand.named(
            "generate",
            around,
            "Make input of any size, with the truth about it beside it.",
            "",
            "The same arguments give the same bytes.")
        .option("--out", "DIR", "The folder to write to.")
        .option("--months", "MONTHS", "A month, or a range such as 2018-01..2018-12.")
        .option("--events", "N", "Events of each month, plays and others.")
        .option("--songs", "N", "Songs in the catalog.")
        .option("--users", "N", "Listeners.")
        .option("--seed", "N", "Another number makes other input.")
        .flag("--dirty", "Add every fault that real input has.")
        .flag("--force", "Replace what lies in a folder that holds other files.")
        .spec();
  }

  private static CommandSpec restore(Surroundings around) {
    return LocalCommand.named(
            "restore",
            around,
            "Bring a backup of the H2 database back, while no service runs on it.")
        .parameter("FILE", "The backup, lake-….zip, that a service made.")
        .flag("--force", "Move a database that is there aside.")
        .spec();
  }

  private static CommandSpec torture(Surroundings around) {
    return LocalCommand.named(
            "torture",
            around,
            "Kill drivers and services, fill disks, cut files and connections, and see that no row"
                + " is lost or doubled.",
            "",
            "The failure trials of the tests, by Maven, for hours on two cores; its totals say what"
                + " was run. Nothing of a lake of yours is touched.")
        .flag("--short", "A few of each, as the build runs them.")
        .option("--seed", "N", "For other random moments. Default: the ones of the build")
        .spec();
  }

  private static CommandSpec bench(Surroundings around) {
    return LocalCommand.named(
            "bench",
            around,
            "Measure how fast the lake is loaded, beside the usual script, DuckDB and parsing"
                + " alone.",
            "",
            "NAME: month, catalog, s3, backfill, large, growth, boot or discovery; all of these;"
                + " launch (from a request to the running driver) or rest (a million runs). Prints"
                + " tables in Markdown, ends with 1 if a table is wrong, and takes from a minute"
                + " (boot) to hours (s3, large): nothing else should run meanwhile.")
        .parameter("NAME...", "What to measure.")
        .option("--repeat", "N", "How often; medians are shown. Default: 5")
        .flag("--small", "With a hundredth of the large inputs, to see that it runs")
        .option(
            "--data",
            "DIR",
            "The real data set, DIR/udacity and DIR/msd-10k-songs.tar.gz. Default: like input is"
                + " generated")
        .spec();
  }
}
