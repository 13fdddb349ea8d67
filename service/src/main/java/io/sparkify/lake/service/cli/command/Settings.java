package io.sparkify.lake.service.cli.command;

import io.sparkify.lake.service.cli.rest.Service;
import io.sparkify.lake.service.cli.rest.ServiceUrl;
import io.sparkify.lake.service.cli.text.Screen;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/**
 * What options and environment say together.
 *
 * @param own options behind the command
 * @param before options before the command
 */
record Settings(Connection own, Connection before, Surroundings around, CommandSpec spec) {
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(30);
  private static final int NARROWEST = 40;

  Service service() {
    ServiceUrl url = url();
    String token = environment().getOrDefault("LAKE_TOKEN", "").strip();
    if (!token.isEmpty() && url.isOpenToOthers()) {
      around
          .err()
          .println("lake: LAKE_TOKEN goes over the network unencrypted: better an https:// URL");
    }
    Duration patience = timeout();
    return new Service(url, token, patience == null ? ANSWER_WITHIN : patience);
  }

  ServiceUrl url() {
    String given = own.url().isEmpty() ? before.url() : own.url();
    try {
      return given.isEmpty() ? ServiceUrl.of(environment()) : ServiceUrl.parse(given);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }

  boolean json() {
    return own.json() || before.json();
  }

  /** Null if none was given. */
  @Nullable Duration timeout() {
    Duration timeout = own.timeout();
    return timeout == null ? before.timeout() : timeout;
  }

  Screen screen() {
    return screen(around, own.plain() || before.plain());
  }

  /** Where the output goes. */
  static Screen screen(Surroundings around, boolean plain) {
    boolean colour =
        around.terminal()
            && !plain
            && around.environment().getOrDefault("NO_COLOR", "").isEmpty()
            && !"dumb".equals(around.environment().get("TERM"));
    return new Screen(columns(around), around.terminal(), colour, around.clock().instant());
  }

  /** What COLUMNS says; else as wide as the terminal is; without one there is no limit. */
  private static int columns(Surroundings around) {
    String given = around.environment().getOrDefault("COLUMNS", "");
    if (given.matches("[1-9][0-9]{0,4}")) {
      return Math.max(NARROWEST, Integer.parseInt(given));
    }
    return around.terminal()
        ? Math.max(NARROWEST, around.size().get().columns())
        : Screen.UNLIMITED;
  }

  private Map<String, String> environment() {
    return around.environment();
  }
}
