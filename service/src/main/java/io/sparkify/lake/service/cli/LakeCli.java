package io.sparkify.lake.service.cli;

import io.sparkify.lake.service.cli.command.CommandTree;
import io.sparkify.lake.service.cli.command.Surroundings;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Objects;

/** The command line, as the script {@code lake} starts it. */
public final class LakeCli {
  private LakeCli() {}

  public static void main(String[] arguments) {
    PrintStream out = stream(FileDescriptor.out);
    PrintStream err = stream(FileDescriptor.err);
    Surroundings around =
        new Surroundings(
            out,
            err,
            System.getenv(),
            Terminal.isThere(),
            new Terminal(),
            Clock.systemUTC(),
            new RealPatience());
    int status = CommandTree.of(around, version(), arguments).execute(arguments);
    out.flush();
    err.flush();
    System.exit(status);
  }

  /** In UTF-8 whatever the machine's locale is, as the service's JSON. */
  private static PrintStream stream(FileDescriptor descriptor) {
    return new PrintStream(
        new BufferedOutputStream(new FileOutputStream(descriptor)), true, StandardCharsets.UTF_8);
  }

  private static String version() {
    return Objects.requireNonNullElse(
        LakeCli.class.getPackage().getImplementationVersion(), "in development");
  }
}
