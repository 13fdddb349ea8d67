package io.sparkify.lake.service.run;

import io.sparkify.lake.job.contract.PartitionKey;
import io.sparkify.lake.job.contract.RunId;
import io.sparkify.lake.service.partition.Assessment;
import io.sparkify.lake.service.partition.Assessor;
import io.sparkify.lake.service.partition.CatalogGate;
import io.sparkify.lake.service.partition.Partition;
import io.sparkify.lake.service.partition.PartitionState;
import io.sparkify.lake.service.run.Plan.Action;
import io.sparkify.lake.service.run.Plan.Waiting;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Foresees what will be loaded, and in which application, by the very rules that the dispatcher
 * follows; pure. It presumes that every load succeeds, in the order of its batches.
 */
final class Planner {
  private static final String BY_REQUEST = "; automatic loading is off, request it";
  private static final String GATED = "; waits for the song catalog, which was never loaded";
  private static final String HELD = "; its backfill is paused or cancelled";
  private static final String SERVICE = "service";

  private final Queue queue;
  private final PlanSettings settings;
  private final Instant now;
  private final Assessor assessor;
  private final Map<PartitionKey, Run> queued;
  private final List<Candidate> candidates = new ArrayList<>();
  private final List<Waiting> waiting = new ArrayList<>();
  private final Set<RunId> real = new HashSet<>();

  private Planner(Queue queue, PlanSettings settings, Instant now) {
    this.queue = queue;
    this.settings = settings;
    this.now = now;
    this.assessor = Assessor.of(queue.ledger(), settings.settle(), now, settings.rematch());
    this.queued =
        queue.queued().stream().collect(Collectors.toMap(Run::partition, Function.identity()));
  }

  static Plan plan(Queue queue, PlanSettings settings, Instant now) {
    return new Planner(queue, settings, now).plan();
  }

  private Plan plan() {
    queue.ledger().forEach(this::sort);
    List<Action> actions = batches();
    waiting.sort(Comparator.comparing(Waiting::partition, Partition.NEWEST_FIRST));
    return new Plan(actions, waiting, keys(Partition::beingLoaded), keys(assessor::isStale));
  }

  /** Into what may go and what waits. */
  private void sort(Partition partition) {
    Assessment assessment = assessor.assess(partition);
    Run run = queued.get(partition.key());
    if (run != null) {
      String why = waits(run);
      if (why != null) {
        waiting.add(new Waiting(partition.key(), assessment.state(), assessment.why() + why));
      } else {
        real.add(run.id());
        candidates.add(queue.admission().candidate(run, partition.content()));
      }
    } else if (assessment.due() && settings.autoLoad()) {
      RunOrder order =
          new RunOrder(partition.key(), RunTrigger.SCHEDULE, SERVICE, assessment.why(), false);
      candidates.add(
          new Candidate(RunTransaction.run(order, partition.content(), now), partition.content()));
    } else if (assessment.due() || waits(assessment.state())) {
      String why = assessment.why() + (assessment.due() ? BY_REQUEST : "");
      waiting.add(new Waiting(partition.key(), assessment.state(), why));
    }
  }

  private @Nullable String waits(Run run) {
    if (queue.admission().holds(run)) {
      return HELD;
    }
    Instant notBefore = run.notBefore();
    return notBefore != null && notBefore.isAfter(now) ? "" : null;
  }

  private static boolean waits(PartitionState state) {
    return switch (state) {
      case NEW, CHANGED, UNSETTLED, FAILED, REJECTED -> true;
      case LOADING, LOADED, VANISHED, IGNORED -> false;
    };
  }

  private List<Action> batches() {
    List<Action> actions = new ArrayList<>();
    List<Candidate> left = new ArrayList<>(candidates);
    CatalogGate gate = gate();
    PreviousBatch previous = queue.previous();
    for (int batch = 1; !left.isEmpty(); batch++) {
      List<Candidate> chosen =
          Batch.choose(queue.admission().admitted(left), gate, settings.limits(), previous);
      if (chosen.isEmpty()) {
        break;
      }
      for (Candidate candidate : chosen) {
        actions.add(action(batch, candidate));
      }
      left.removeAll(Set.copyOf(chosen));
      // All that waits now was there when it is claimed
      previous = new PreviousBatch(now.plusMillis(batch), Batch.isSolo(chosen));
      gate = chosen.stream().anyMatch(Candidate::isCatalog) ? CatalogGate.OPEN : gate;
    }
    left.forEach(candidate -> waiting.add(gated(candidate)));
    return actions;
  }

  /** A catalog that is being loaded is there when the next application starts. */
  private CatalogGate gate() {
    boolean coming =
        queue.ledger().stream()
            .anyMatch(partition -> partition.key().isCatalog() && partition.beingLoaded());
    return coming ? CatalogGate.OPEN : assessor.gate();
  }

  private Action action(int batch, Candidate candidate) {
    Run run = candidate.run();
    return new Action(
        batch,
        run.partition(),
        run.trigger(),
        run.reason(),
        candidate.content().files(),
        candidate.content().bytes(),
        real.contains(run.id()) ? run.id() : null);
  }

  private Waiting gated(Candidate candidate) {
    Partition partition =
        queue.ledger().stream()
            .filter(known -> known.key().equals(candidate.run().partition()))
            .findAny()
            .orElseThrow();
    Assessment assessment = assessor.assess(partition);
    return new Waiting(partition.key(), assessment.state(), assessment.why() + GATED);
  }

  private List<PartitionKey> keys(Predicate<Partition> which) {
    return queue.ledger().stream()
        .filter(which)
        .map(Partition::key)
        .sorted(Partition.NEWEST_FIRST)
        .toList();
  }
}
