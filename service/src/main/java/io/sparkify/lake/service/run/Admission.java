package io.sparkify.lake.service.run;

import static java.util.stream.Collectors.toMap;

import io.sparkify.lake.job.contract.RunId;
import io.sparkify.lake.service.partition.Content;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/**
 * Knows which queued runs may go, and with which others; pure.
 *
 * @param rules what their backfills say of them
 * @param lonely those that share their application with no other run
 */
record Admission(Map<RunId, BackfillRule> rules, Set<RunId> lonely) {
  static final Admission FREE = new Admission(Map.of(), Set.of());

  Admission {
    rules = Map.copyOf(rules);
    lonely = Set.copyOf(lonely);
  }

  static Admission of(Handle handle) {
    return new Admission(
        handle.attach(BackfillRuleDao.class).ofQueued().stream()
            .collect(toMap(BackfillRule::runId, Function.identity())),
        handle.attach(RunDao.class).lonely());
  }

  Candidate candidate(Run run, Content content) {
    return new Candidate(run, content, lonely.contains(run.id()));
  }

  Admission and(Collection<BackfillRule> more) {
    Map<RunId, BackfillRule> all = new HashMap<>(rules);
    more.forEach(rule -> all.put(rule.runId(), rule));
    return new Admission(all, lonely);
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
