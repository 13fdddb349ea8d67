package io.sparkify.lake.service.cli.command;

import java.io.PrintStream;
import java.time.Clock;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What a command finds around it.
 *
 * @param environment where {@code LAKE_URL}, {@code LAKE_TOKEN} and {@code NO_COLOR} may be set
 * @param terminal whether a person reads {@code out}
 * @param size of the terminal just now; asked each time
 * @param patience what is done when time passes, or the program is interrupted
 */
public record Surroundings(
    PrintStream out,
    PrintStream err,
    Map<String, String> environment,
    boolean terminal,
    Supplier<TerminalSize> size,
    Clock clock,
    Patience patience) {}
