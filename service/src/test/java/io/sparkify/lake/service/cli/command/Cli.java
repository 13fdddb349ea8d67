package io.sparkify.lake.service.cli.command;

import io.sparkify.lake.service.db.MutableClock;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The command line as a test runs it: in this process, with streams that are kept. */
public final class Cli {
  public static final Instant NOW = Instant.parse("2018-12-01T06:10:00Z");

  public final MutableClock clock = new MutableClock(NOW);
  public final Map<String, String> environment = new HashMap<>();
  private final List<Runnable> interrupts = new ArrayList<>();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private boolean terminal;
  private Runnable meanwhile = () -> {};

  /** How a command ended, and what it printed. */
  public record Result(int status, String out, String err) {}

  private Cli() {}

  /** Its output goes to a file. */
  public static Cli piped(String url) {
    Cli cli = new Cli();
    cli.environment.put("LAKE_URL", url);
    return cli;
  }

  /** A person sees its output, without colours. */
  public static Cli onTerminal(String url, int columns) {
    Cli cli = piped(url);
    cli.terminal = true;
    cli.environment.put("COLUMNS", Integer.toString(columns));
    cli.environment.put("NO_COLOR", "1");
    return cli;
  }

  /** Happens each time the command waits a moment. */
  public Cli meanwhile(Runnable happens) {
    meanwhile = happens;
    return this;
  }

  /** Somebody presses Ctrl-C: what the command wanted done then is done. */
  public void interrupt() {
    List.copyOf(interrupts).forEach(Runnable::run);
  }

  public Result run(String... arguments) {
    out.reset();
    err.reset();
    int status = CommandTree.of(around(), "1.0", arguments).execute(arguments);
    return new Result(
        status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  Surroundings around() {
    return new Surroundings(
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8),
        environment,
        terminal,
        () -> TerminalSize.DEFAULT,
        clock,
        new Hurry());
  }

  /** What was printed so far. */
  public String printed() {
    return out.toString(StandardCharsets.UTF_8);
  }

  /** Time passes at once. */
  private final class Hurry implements Patience {
    @Override
    public void pause(Duration duration) {
      clock.advance(duration);
      meanwhile.run();
    }

    @Override
    public Handle ifInterrupted(Runnable action) {
      interrupts.add(action);
      return () -> interrupts.remove(action);
    }
  }
}
