package io.sparkify.lake.service.cli.command;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** The options of every command that talks to a service. */
final class Connection {
  @ArgGroup(validate = false, heading = "%nFor every command:%n")
  private Options options = new Options();

  /** As they were given. */
  static final class Options {
    @Option(
        names = "--url",
        paramLabel = "URL",
        description =
            "Where the service is: HOST:PORT or an URL. Default: the environment's LAKE_URL, else"
                + " http://127.0.0.1:8080/api/v1")
    private @Nullable String url;

    @Option(
        names = "--json",
        description =
            "Print what the service answers, unchanged: one JSON document, or of what goes on one a"
                + " line.")
    private boolean json;

    @Option(names = "--no-color", description = "No colours; also: the environment's NO_COLOR.")
    private boolean plain;

    @Option(
        names = "--timeout",
        paramLabel = "TIME",
        description =
            "How long to wait, such as 30s or 5m: for an answer (default 30s; verify 1h), or with"
                + " --wait for the end (default: for ever).")
    private @Nullable Duration timeout;
  }

  /** Empty text if none was given. */
  String url() {
    return options.url == null ? "" : options.url;
  }

  boolean json() {
    return options.json;
  }

  boolean plain() {
    return options.plain;
  }

  @Nullable Duration timeout() {
    return options.timeout;
  }
}
