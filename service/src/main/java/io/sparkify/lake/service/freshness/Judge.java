package io.sparkify.lake.service.freshness;

import io.sparkify.lake.job.contract.LogMonth;
import io.sparkify.lake.job.contract.PartitionKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides which months are published and which missed their deadline; pure.
 *
 * <p>A month is published when it has ended, and all of its input that is known is loaded. What
 * counts is what was known at its deadline: files that are found later change nothing.
 *
 * @param lookedAt when the last look at the source began that succeeded; null if there was none
 * @param mayMiss whether the source was looked at, or could not be, since this instance decides
 */
record Judge(
    Objective objective,
    Snapshot snapshot,
    Instant now,
    @Nullable Instant lookedAt,
    boolean mayMiss) {

  /** On every month that the objective covers, and every breach that is open. */
  List<Verdict> verdicts() {
    List<LogMonth> covered = snapshot.covered(objective, now);
    List<Verdict> verdicts = new ArrayList<>();
    covered.forEach(month -> verdicts.add(judge(month)));
    snapshot.breaches().keySet().stream()
        .filter(month -> !covered.contains(month))
        .forEach(
            month ->
                verdicts.add(
                    new Verdict(month, snapshot.publication(month), resolved(month, true), false)));
    return verdicts;
  }

  private Verdict judge(LogMonth month) {
    Instant deadline = snapshot.deadline(objective, month);
    if (snapshot.isExempt(objective, month) || now.isBefore(Objective.end(month))) {
      return new Verdict(month, snapshot.publication(month), resolved(month, true), false);
    }
    Publication publication = publication(month, deadline).orElse(null);
    boolean published = publication != null && publication.judged();
    Breach known = snapshot.breaches().get(month);
    if (known != null) {
      return new Verdict(month, publication, resolved(month, published), false);
    }
    boolean missed =
        publication == null
            ? mayMiss && !now.isBefore(deadline) && isTold(month, deadline)
            : publication.isLate() && isPassedUnderThis(deadline);
    if (!missed) {
      return new Verdict(month, publication, null, false);
    }
    Instant resolvedAt = publication == null ? null : now;
    return new Verdict(
        month, publication, new Breach(PartitionKey.of(month), deadline, now, resolvedAt), true);
  }

  /** Its breach as it is then, if there is one that ends now. */
  private @Nullable Breach resolved(LogMonth month, boolean ends) {
    Breach breach = snapshot.breaches().get(month);
    return ends && breach != null && breach.isOpen() ? breach.resolved(now) : null;
  }

  private Optional<Publication> publication(LogMonth month, Instant deadline) {
    MonthFacts facts = snapshot.months().get(month);
    if (facts == null) {
      return Optional.empty();
    }
    Publication before = facts.publication();
    if (before != null && before.judged()) {
      return Optional.of(before);
    }
    if (now.isBefore(deadline)) {
      return seen(month, facts, deadline, false).or(() -> kept(facts, deadline));
    }
    Optional<Publication> seen = seen(month, facts, deadline, true);
    boolean inTime = seen.isPresent() && !seen.get().isLate();
    return before == null || inTime || changedBefore(deadline, facts, before)
        ? seen
        : Optional.of(before.judgedBy(deadline));
  }

  /** Nothing waits, as far as a look after the end of the month has shown. */
  private Optional<Publication> seen(
      LogMonth month, MonthFacts facts, Instant deadline, boolean judged) {
    Instant end = Objective.end(month);
    Instant loaded = facts.loadedAt();
    if (loaded == null || !facts.whole() || lookedAt == null || lookedAt.isBefore(end)) {
      return Optional.empty();
    }
    Instant at = loaded.isBefore(end) ? end : loaded;
    return Optional.of(
        new Publication(PartitionKey.of(month), deadline, at, facts.changedAt(), judged));
  }

  /** What another instance saw, or this one before a restart, holds while nothing changed. */
  private static Optional<Publication> kept(MonthFacts facts, Instant deadline) {
    Publication before = facts.publication();
    return before == null || !facts.whole()
        ? Optional.empty()
        : Optional.of(
            new Publication(
                before.partitionKey(),
                deadline,
                before.publishedAt(),
                before.contentSince(),
                false));
  }

  /** Whether other input was found in time, and so should have been loaded as well. */
  private static boolean changedBefore(Instant deadline, MonthFacts facts, Publication before) {
    return facts.changedAt().isAfter(before.contentSince()) && facts.changedAt().isBefore(deadline);
  }

  /** Of the deadlines that passed before this was the objective, only the newest is told of. */
  private boolean isTold(LogMonth month, Instant deadline) {
    return isPassedUnderThis(deadline) || month.equals(objective.newestDueBefore(setAt()));
  }

  private boolean isPassedUnderThis(Instant deadline) {
    return !deadline.isBefore(setAt());
  }

  private Instant setAt() {
    Instant known = snapshot.setAt();
    return known == null ? now : known;
  }

  /**
   * What is to be written down of a month.
   *
   * @param publication null if it is not published
   * @param breach that begins or ends; null if none does
   * @param isNew whether the breach begins
   */
  record Verdict(
      LogMonth month, @Nullable Publication publication, @Nullable Breach breach, boolean isNew) {}
}
