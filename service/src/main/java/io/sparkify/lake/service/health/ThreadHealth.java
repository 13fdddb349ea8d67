package io.sparkify.lake.service.health;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Knows whether threads wait for each other for ever. */
public final class ThreadHealth {
  private ThreadHealth() {}

  public static Optional<String> problem() {
    long[] stuck = ManagementFactory.getThreadMXBean().findDeadlockedThreads();
    return stuck == null
        ? Optional.empty()
        : Optional.of(
            "Threads wait for each other for ever (%s): restart the service, drivers go on meanwhile, and report it with the output of jstack."
                .formatted(names(stuck)));
  }

  private static String names(long[] threads) {
    return Stream.of(ManagementFactory.getThreadMXBean().getThreadInfo(threads))
        .filter(thread -> thread != null)
        .map(ThreadInfo::getThreadName)
        .sorted()
        .collect(Collectors.joining(", "));
  }
}
