package io.sparkify.lake.service.trial;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Looks at the machine's processes all the time: which applications write to one lake, and when.
 */
final class DriverWatch implements AutoCloseable {
  private static final Duration EVERY = Duration.ofMillis(50);

  private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
  private final Pattern tag;
  private final Set<String> seen = ConcurrentHashMap.newKeySet();
  private volatile Set<String> together = Set.of();

  private DriverWatch(String lake) {
    this.tag = Pattern.compile(Pattern.quote(lake + "/_lake/applications/") + "([0-9a-f-]{36})");
  }

  static DriverWatch of(Site site) {
    DriverWatch watch = new DriverWatch(site.lake().toString());
    var unused =
        watch.thread.scheduleWithFixedDelay(
            watch::look, 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
    return watch;
  }

  private void look() {
    Set<String> now = ConcurrentHashMap.newKeySet();
    ProcessHandle.allProcesses()
        .filter(process -> process.pid() != ProcessHandle.current().pid())
        .forEach(
            process -> {
              Matcher found = tag.matcher(String.join(" ", LakeProcess.arguments(process)));
              if (found.find()) {
                now.add(found.group(1));
              }
            });
    seen.addAll(now);
    if (now.size() > together.size()) {
      together = now;
    }
  }

  /** The most applications that were seen at one time; more than one is one too many. */
  Set<String> together() {
    return together;
  }

  /** All applications that were ever seen. */
  Set<String> seen() {
    return Set.copyOf(seen);
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
