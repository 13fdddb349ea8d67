package io.sparkify.lake.service.spark;

import io.sparkify.lake.job.contract.ApplicationTag;
import io.sparkify.lake.service.diagnosis.LogTail;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the cluster end an application, by a command with its id; again every half a minute, as long
 * as somebody asks for it.
 */
final class ClusterKill {
  static final String ID = "{id}";
  private static final Logger LOG = LoggerFactory.getLogger(ClusterKill.class);
  private static final Duration AGAIN_AFTER = Duration.ofSeconds(30);
  // What spark-submit says of an application on YARN, or of a driver on a standalone cluster.
  private static final Pattern SUBMITTED =
      Pattern.compile("\\b(application_\\d+_\\d+|driver-\\d{14}-\\d{4,})\\b");

  private final List<String> command;
  private final Map<String, String> environment;
  private final Clock clock;
  private final Map<ApplicationTag, Instant> asked = new ConcurrentHashMap<>();

  ClusterKill(List<String> command, Map<String, String> environment, Clock clock) {
    this.command = List.copyOf(command);
    this.environment = Map.copyOf(environment);
    this.clock = clock;
  }

  /** The id by which the cluster knows it: what spark-submit said, or else the application. */
  static Optional<String> id(LogTail log, @Nullable String applicationId) {
    int index = log.lastIndex(line -> SUBMITTED.matcher(line).find());
    if (index >= 0) {
      Matcher matcher = SUBMITTED.matcher(log.lines().get(index));
      if (matcher.find()) {
        return Optional.of(matcher.group());
      }
    }
    return Optional.ofNullable(applicationId).filter(id -> SUBMITTED.matcher(id).matches());
  }

  /** Starts the command; what it says is appended to the application's log. */
  void end(ApplicationTag tag, String id, Path log) {
    Instant now = clock.instant();
    Instant before = asked.get(tag);
    if (command.isEmpty() || (before != null && now.isBefore(before.plus(AGAIN_AFTER)))) {
      return;
    }
    asked.put(tag, now);
    ProcessBuilder builder =
        new ProcessBuilder(command.stream().map(word -> word.replace(ID, id)).toList());
    builder.environment().putAll(environment);
    builder
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    try {
      builder.start();
      LOG.info("Application {} on the cluster ({}) is being killed", tag, id);
    } catch (IOException e) {
      LOG.error("{} cannot be started; kill {} by hand: {}", command, id, e.toString());
    }
  }

  void forget(ApplicationTag tag) {
    asked.remove(tag);
  }
}
