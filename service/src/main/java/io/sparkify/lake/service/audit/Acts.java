package io.sparkify.lake.service.audit;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Adds to the audit log what the service changed without being asked by a request. */
public final class Acts {
  static final String START = "service.start";

  private final Audit audit;
  private final AuditStore store;
  private final String host;
  private final Clock clock;

  /**
   * @param host of this instance, which is where its acts come from
   */
  public Acts(Audit audit, AuditStore store, String host, Clock clock) {
    this.audit = audit;
    this.store = store;
    this.host = host;
    this.clock = clock;
  }

  /** Something that a tick did. */
  public void did(String action, String what) {
    audit.add(AuditEntry.ofService(clock.instant(), host, action, "TICK", what, null));
  }

  /**
   * A start; it leaves a row if the configuration is another one than at the last start on this
   * host.
   *
   * @param marks of each section of the configuration; another one means that it changed
   */
  public void started(Map<String, String> marks) {
    String now = text(new TreeMap<>(marks));
    String before = store.latest(START, host).map(AuditRow::parameters).orElse(null);
    if (!now.equals(before)) {
      audit.add(
          AuditEntry.ofService(clock.instant(), host, START, "START", now, reason(before, marks)));
    }
  }

  private static String reason(@Nullable String before, Map<String, String> marks) {
    if (before == null) {
      return "the first start on this host";
    }
    Map<String, String> known = read(before);
    List<String> changed = new ArrayList<>();
    new TreeMap<>(marks)
        .forEach(
            (section, mark) -> {
              if (!mark.equals(known.remove(section))) {
                changed.add(section);
              }
            });
    changed.addAll(known.keySet());
    return "changed in the configuration since the last start on this host: "
        + String.join(", ", changed);
  }

  private static String text(Map<String, String> marks) {
    return marks.entrySet().stream()
        .map(mark -> mark.getKey() + "=" + mark.getValue())
        .collect(Collectors.joining(", "));
  }

  private static Map<String, String> read(String text) {
    Map<String, String> marks = new TreeMap<>();
    for (String mark : text.split(", ", -1)) {
      String[] parts = mark.split("=", 2);
      marks.put(parts[0], Objects.requireNonNull(parts[parts.length - 1]));
    }
    return marks;
  }
}
