package io.sparkify.lake.service.spark;

import io.sparkify.lake.service.spark.AttemptLocations.AttemptLocation;
import io.sparkify.lake.service.stream.Channel;
import io.sparkify.lake.service.stream.Feed;
import io.sparkify.lake.service.stream.Frame;
import java.util.Optional;

/** Sends one listener the lines of an attempt's log as they come, and says when there are all. */
final class LogFeed implements Feed {
  private static final int PART = 64 * 1024;

  private final ApplicationLogs logs;
  private final AttemptLocation attempt;
  private final AttemptEnds ends;
  private final LogLines lines;

  /**
   * @param from where in the log to begin, in bytes
   */
  LogFeed(ApplicationLogs logs, AttemptLocation attempt, AttemptEnds ends, long from) {
    this.logs = logs;
    this.attempt = attempt;
    this.ends = ends;
    this.lines = new LogLines(from);
  }

  @Override
  public void feed(Channel channel, long round) {
    // Before reading: what the attempt wrote until its end is there then.
    boolean isOver = ends.isOver(attempt, round);
    while (channel.hasRoom()) {
      Optional<ApplicationLogs.Part> part = logs.read(attempt.tag(), lines.end(), PART);
      if (part.isEmpty() || part.get().bytes().length == 0) {
        if (isOver) {
          end(channel);
        }
        return;
      }
      lines.take(part.get().bytes()).forEach(line -> send(line, channel));
    }
  }

  private void end(Channel channel) {
    lines.rest().ifPresent(line -> send(line, channel));
    channel.offer(
        Frame.event(
            "end",
            lines.end(),
            "{\"attempt\":%d,\"size\":%d}".formatted(attempt.number(), lines.end())));
    channel.finish();
  }

  private static void send(LogLines.Line line, Channel channel) {
    channel.offer(Frame.message(line.end(), line.text()));
  }
}
