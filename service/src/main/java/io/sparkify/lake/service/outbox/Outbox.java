package io.sparkify.lake.service.outbox;

import io.sparkify.lake.service.error.ServiceException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Shows how the deliveries to all targets go, and tries one out. */
public final class Outbox {
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final List<Target> targets;
  private final OutboxStore store;
  private final Http http;
  private final Clock clock;

  /**
   * @param store for whoever asks, not for the writer alone
   */
  public Outbox(List<Target> targets, OutboxStore store, Http http, Clock clock) {
    this.targets = List.copyOf(targets);
    this.store = store;
    this.http = http;
    this.clock = clock;
  }

  /** In the order in which they are configured. */
  List<TargetView> targets() {
    Map<String, TargetState> states = states();
    return targets.stream()
        .map(target -> TargetView.of(target.description(), state(states, target)))
        .toList();
  }

  /**
   * Sends a test at once, past all messages that wait; if it is taken, these go on at once.
   *
   * @throws ServiceException not found {@code unknown_target}
   */
  TargetTestView test(String name) {
    Target target =
        targets.stream()
            .filter(each -> each.name().equals(name))
            .findAny()
            .orElseThrow(
                () ->
                    ServiceException.notFound(
                        "unknown_target",
                        "There is no target '%s' in the configuration.".formatted(name)));
    String id = "test-" + UUID.randomUUID();
    Reply reply = http.send(target.test(id));
    boolean delivered = reply.kind() == Reply.Kind.ACCEPTED;
    if (delivered) {
      store.hurry(name);
    }
    return new TargetTestView(
        id, delivered, reply.status() == 0 ? null : reply.status(), reply.words());
  }

  /** What a person should know and do about targets that fail for minutes; empty if none does. */
  public Optional<String> problem() {
    if (targets.isEmpty()) {
      return Optional.empty();
    }
    Map<String, TargetState> states = states();
    String words =
        targets.stream()
            .flatMap(
                target ->
                    state(states, target)
                        .problem(target.description().host(), PATIENCE, clock.instant())
                        .stream())
            .collect(Collectors.joining(" "));
    return words.isEmpty() ? Optional.empty() : Optional.of(words);
  }

  private Map<String, TargetState> states() {
    return store.states().stream()
        .collect(Collectors.toMap(TargetState::name, Function.identity()));
  }

  private static TargetState state(Map<String, TargetState> states, Target target) {
    return states.getOrDefault(target.name(), TargetState.none(target.name()));
  }
}
