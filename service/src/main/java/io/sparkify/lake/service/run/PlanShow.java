package io.sparkify.lake.service.run;

import io.sparkify.lake.job.contract.Failure;
import io.sparkify.lake.job.contract.RunId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Shows plans, with what past loads foretell of them. */
public final class PlanShow {
  private final Planning planning;
  private final RunHistory history;
  private final Supplier<Optional<Failure>> problem;

  public PlanShow(Planning planning, RunHistory history, Supplier<Optional<Failure>> problem) {
    this.planning = planning;
    this.history = history;
    this.problem = problem;
  }

  /** As it is now. */
  public PlanView now() {
    return view(planning.plan());
  }

  /** As it would be if these orders of one backfill were queued. */
  public PlanView with(List<RunOrder> orders, @Nullable Integer maxActive) {
    return view(planning.planWith(orders, maxActive));
  }

  /**
   * How long these queued runs need, if each application that takes some of them took nothing else;
   * empty while nothing foretells it, or some of them wait.
   */
  public OptionalLong predictedSeconds(Collection<RunId> runs) {
    List<Plan.Action> actions =
        runs.isEmpty()
            ? List.of()
            : planning.plan().actions().stream()
                .filter(action -> action.runId() != null && runs.contains(action.runId()))
                .toList();
    if (actions.size() < runs.size()) {
      return OptionalLong.empty();
    }
    Forecast forecast = history.batchForecast();
    Map<Integer, Long> bytes =
        actions.stream()
            .collect(
                Collectors.groupingBy(
                    Plan.Action::batch, Collectors.summingLong(Plan.Action::bytes)));
    List<OptionalLong> seconds = bytes.values().stream().map(forecast::seconds).toList();
    return seconds.stream().allMatch(OptionalLong::isPresent)
        ? OptionalLong.of(seconds.stream().mapToLong(OptionalLong::getAsLong).sum())
        : OptionalLong.empty();
  }

  private PlanView view(Plan plan) {
    return PlanView.of(plan, planning, history, problem.get());
  }
}
