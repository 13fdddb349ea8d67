package io.sparkify.lake.service.schedule;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When a cron fires in a zone; pure. A fixed time of day fires once on every day that there is:
 * where clocks skip it, at the first instant after, and where they repeat it, at the first of both.
 * A cron that follows real time fires whenever a clock on the wall shows a time of it.
 */
record FireTimes(Cron cron, ZoneId zone) {

  /** The first one that is later; empty if there is none in a hundred years. */
  Optional<Instant> next(Instant after) {
    return cron.fixed() ? nextFixed(after) : nextShown(after);
  }

  /** The next ones in their order. */
  List<Instant> preview(Instant after, int count) {
    return Stream.iterate(next(after), Optional::isPresent, last -> last.flatMap(at -> next(at)))
        .limit(count)
        .flatMap(Optional::stream)
        .toList();
  }

  private Optional<Instant> nextFixed(Instant after) {
    ZoneRules rules = zone.getRules();
    LocalDateTime from = LocalDateTime.ofInstant(after, rules.getOffset(after));
    // The second pass of a repeated hour has seen its times already: on to those after it
    Optional<LocalDateTime> next = cron.next(from);
    while (next.isPresent()) {
      LocalDateTime local = next.get();
      if (exists(local)) {
        Instant at = first(rules, local);
        if (at.isAfter(after)) {
          return Optional.of(at);
        }
      }
      next = cron.next(local);
    }
    return Optional.empty();
  }

  /** Some zones skipped a whole day when they crossed the date line: nothing was due on it. */
  private boolean exists(LocalDateTime local) {
    return local.toLocalDate().atStartOfDay(zone).toLocalDate().equals(local.toLocalDate());
  }

  private static Instant first(ZoneRules rules, LocalDateTime local) {
    List<ZoneOffset> offsets = rules.getValidOffsets(local);
    return offsets.isEmpty()
        ? rules.getTransition(local).getInstant()
        : local.toInstant(offsets.get(0));
  }

  private Optional<Instant> nextShown(Instant after) {
    ZoneRules rules = zone.getRules();
    Instant from = after;
    ZoneOffset offset = rules.getOffset(from);
    LocalDateTime shown = LocalDateTime.ofInstant(from, offset);
    while (true) {
      Optional<Instant> next = at(cron.next(shown), offset);
      ZoneOffsetTransition change = rules.nextTransition(from);
      boolean before = change == null || next.filter(change.getInstant()::isAfter).isPresent();
      // Clocks that go back may show a last time once more, clocks that go on cannot
      if (before || (next.isEmpty() && change.isGap())) {
        return next;
      }
      from = change.getInstant();
      offset = change.getOffsetAfter();
      // The instant of the change itself is shown by the new offset
      shown = LocalDateTime.ofInstant(from, offset).minusSeconds(1);
      if (next.isEmpty()) {
        return at(cron.next(shown), offset);
      }
    }
  }

  private static Optional<Instant> at(Optional<LocalDateTime> local, ZoneOffset offset) {
    return local.map(time -> time.toInstant(offset));
  }
}
