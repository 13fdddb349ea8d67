package io.sparkify.lake.service.run;

import static java.util.stream.Collectors.toMap;

import io.sparkify.lake.job.contract.RunId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/** Knows which queued runs their backfills let go, and how many at once; pure. */
record Admission(Map<RunId, BackfillRule> rules) {
  static final Admission FREE = new Admission(Map.of());

  Admission {
    rules = Map.copyOf(rules);
  }

  static Admission of(Handle handle) {
    return of(handle.attach(BackfillRuleDao.class).ofQueued());
  }

  static Admission of(Collection<BackfillRule> rules) {
    return new Admission(rules.stream().collect(toMap(BackfillRule::runId, Function.identity())));
  }

  Admission and(Collection<BackfillRule> more) {
    Map<RunId, BackfillRule> all = new HashMap<>(rules);
    more.forEach(rule -> all.put(rule.runId(), rule));
    return new Admission(all);
  }

  boolean holds(Run run) {
    BackfillRule rule = rules.get(run.id());
    return rule != null && rule.held();
  }

  /** Those that may go in the next application: of each backfill the first ones in their order. */
  List<Candidate> admitted(Collection<Candidate> candidates) {
    Map<UUID, Integer> taken = new HashMap<>();
    return candidates.stream()
        .sorted(Candidate.IN_ORDER)
        .filter(candidate -> admits(candidate.run(), taken))
        .toList();
  }

  private boolean admits(Run run, Map<UUID, Integer> taken) {
    BackfillRule rule = rules.get(run.id());
    if (rule == null) {
      return true;
    }
    Integer most = rule.maxActive();
    return !rule.held()
        && (most == null || taken.merge(rule.backfillId(), 1, Integer::sum) <= most);
  }
}
