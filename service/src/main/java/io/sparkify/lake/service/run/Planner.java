package io.sparkify.lake.service.run;

import io.sparkify.lake.job.contract.PartitionKey;
import io.sparkify.lake.service.partition.Assessment;
import io.sparkify.lake.service.partition.Assessor;
import io.sparkify.lake.service.partition.Partition;
import io.sparkify.lake.service.partition.PartitionState;
import io.sparkify.lake.service.run.Plan.Action;
import io.sparkify.lake.service.run.Plan.Waiting;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Decides what to load, from what is there and what is queued; pure. */
final class Planner {
  private static final String BY_REQUEST = "; automatic loading is off, request it";
  private static final String GATED = "; waits for the song catalog, which was never loaded";

  /** The catalog, then by who asked, then the newest month first. */
  private static final Comparator<Action> IN_ORDER =
      Comparator.comparing((Action action) -> !action.partition().isCatalog())
          .thenComparing(Action::trigger)
          .thenComparing(Action::partition, Partition.NEWEST_FIRST);

  private Planner() {}

  static Plan plan(
      Collection<Partition> partitions,
      Collection<Run> queued,
      PlanSettings settings,
      Instant now) {
    Assessor assessor = Assessor.of(partitions, settings.settle(), now);
    Map<PartitionKey, Run> runs =
        queued.stream().collect(Collectors.toMap(Run::partition, Function.identity()));
    List<Action> actions = new ArrayList<>();
    List<Waiting> waiting = new ArrayList<>();
    for (Partition partition : partitions) {
      Assessment assessment = assessor.assess(partition);
      Run run = runs.get(partition.key());
      if (run != null && !Batch.mayGo(run, assessor.gate())) {
        waiting.add(new Waiting(partition.key(), assessment.state(), assessment.why() + GATED));
      } else if (run != null && run.notBefore() != null && now.isBefore(run.notBefore())) {
        waiting.add(new Waiting(partition.key(), assessment.state(), assessment.why()));
      } else if (run != null) {
        actions.add(action(partition, run));
      } else if (assessment.due() && settings.autoLoad()) {
        actions.add(action(partition, assessment));
      } else if (waits(assessment.state())) {
        String why = assessment.why() + (assessment.due() ? BY_REQUEST : "");
        waiting.add(new Waiting(partition.key(), assessment.state(), why));
      }
    }
    actions.sort(IN_ORDER);
    waiting.sort(Comparator.comparing(Waiting::partition, Partition.NEWEST_FIRST));
    return new Plan(actions, waiting);
  }

  private static boolean waits(PartitionState state) {
    return switch (state) {
      case NEW, CHANGED, UNSETTLED, FAILED, REJECTED -> true;
      case LOADING, LOADED, VANISHED, IGNORED -> false;
    };
  }

  private static Action action(Partition partition, Run run) {
    return new Action(
        partition.key(),
        run.trigger(),
        run.reason(),
        partition.content().files(),
        partition.content().bytes(),
        run.id());
  }

  private static Action action(Partition partition, Assessment assessment) {
    return new Action(
        partition.key(),
        RunTrigger.SCHEDULE,
        assessment.why(),
        partition.content().files(),
        partition.content().bytes(),
        null);
  }
}
