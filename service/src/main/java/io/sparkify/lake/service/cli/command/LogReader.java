package io.sparkify.lake.service.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.sparkify.lake.service.cli.rest.CommandFailedException;
import io.sparkify.lake.service.cli.rest.LogPart;
import io.sparkify.lake.service.cli.rest.Query;
import io.sparkify.lake.service.cli.rest.Service;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ExitCode;

/** Reads a run's log piece by piece, and goes on with the next attempt where there is one. */
final class LogReader {
  private static final Duration EVERY = Duration.ofSeconds(1);
  private static final int PIECE = 1024 * 1024;

  private final Service service;
  private final String run;
  private final @Nullable Integer wanted;
  private final LogOut out;
  private long from;

  /**
   * Nothing is read yet.
   *
   * @param wanted only this attempt; null for the last one
   */
  LogReader(Service service, String run, @Nullable Integer wanted, LogOut out) {
    this.service = service;
    this.run = run;
    this.wanted = wanted;
    this.out = out;
  }

  /** What there is now. */
  int all() throws CommandFailedException {
    if (!drain(wanted)) {
      throw new CommandFailedException(
          "There is no log of run %s yet\nTo wait for it: ./lake logs %s --follow"
              .formatted(run, run.substring(0, 8)));
    }
    out.end();
    return ExitCode.OK;
  }

  /** Until the run has ended, or the attempt that is wanted is over. */
  int follow(Patience patience) throws CommandFailedException {
    int current = 0;
    while (true) {
      // Asked first: what it wrote before it ended is read after.
      JsonNode details = service.get(Query.of("/runs").segment(run)).json();
      int last = details.path("attempts").size();
      int shown = wanted == null ? Math.max(1, current == 0 ? last : current) : wanted;
      current = last == 0 ? 0 : shown;
      boolean over = RunWait.isFinal(details) || last > shown;
      if (last > 0) {
        drain(shown);
      }
      if (over && (wanted != null || last <= shown)) {
        out.end();
        return ExitCode.OK;
      }
      if (over) {
        current = shown + 1;
        from = 0;
        out.note("attempt %d follows".formatted(current));
      } else {
        patience.pause(EVERY);
      }
    }
  }

  /** Everything up to the end of the log; false if there is no log. */
  private boolean drain(@Nullable Integer attempt) throws CommandFailedException {
    while (true) {
      Optional<LogPart> part =
          service.log(
              Query.of("/runs")
                  .segment(run)
                  .segment("log")
                  .with("attempt", attempt)
                  .with("from", from)
                  .with("size", PIECE));
      if (part.isEmpty()) {
        return false;
      }
      out.write(part.get().bytes());
      boolean moved = part.get().next() > from;
      from = Math.max(from, part.get().next());
      if (!moved || from >= part.get().size()) {
        return true;
      }
    }
  }
}
