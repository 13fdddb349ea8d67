package io.sparkify.lake.service.run;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.sparkify.lake.job.contract.Failure;
import io.sparkify.lake.job.contract.PartitionKey;
import io.sparkify.lake.job.contract.RunId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The plan as REST shows it.
 *
 * @param predictedSeconds of all batches, one after the other; null while nothing foretells it
 * @param loading what an application loads just now; batch 1 goes when it has ended
 * @param stale loaded months whose plays were matched against another song catalog
 * @param notes what else is to be known, in words
 * @param autoLoad whether what is due is loaded without anybody asking
 * @param problem why the source could not be listed last time; null if it could
 */
@JsonNaming(SnakeCaseStrategy.class)
public record PlanView(
    List<ActionView> actions,
    List<BatchView> batches,
    @Nullable Long predictedSeconds,
    List<Plan.Waiting> waiting,
    List<PartitionKey> loading,
    List<PartitionKey> stale,
    List<String> notes,
    boolean autoLoad,
    @Nullable Failure problem) {

  static PlanView of(Plan plan, Planning planning, RunHistory history, Optional<Failure> problem) {
    Forecasts forecasts = history.forecasts();
    List<BatchView> batches = BatchView.of(plan, history.batchForecast());
    return new PlanView(
        plan.actions().stream().map(action -> ActionView.of(action, forecasts)).toList(),
        batches,
        total(batches),
        plan.waiting(),
        plan.loading(),
        plan.stale(),
        PlanNotes.of(plan, planning.settings()),
        planning.autoLoad(),
        problem.orElse(null));
  }

  private static @Nullable Long total(List<BatchView> batches) {
    return batches.stream().anyMatch(batch -> batch.predictedSeconds() == null)
        ? null
        : batches.stream()
            .map(BatchView::predictedSeconds)
            .filter(Objects::nonNull)
            .mapToLong(Long.class::cast)
            .sum();
  }

  /**
   * A partition to load.
   *
   * @param batch 1 for the next application
   * @param predictedSeconds from its launch to its end, as past loads foretell; null while there is
   *     none
   */
  @JsonNaming(SnakeCaseStrategy.class)
  public record ActionView(
      PartitionKey partition,
      String action,
      int batch,
      RunTrigger trigger,
      String reason,
      int files,
      long bytes,
      @Nullable Long predictedSeconds,
      @Nullable RunId runId) {
    private static ActionView of(Plan.Action action, Forecasts forecasts) {
      OptionalLong seconds = forecasts.seconds(action.partition(), action.bytes());
      return new ActionView(
          action.partition(),
          "load",
          action.batch(),
          action.trigger(),
          action.reason(),
          action.files(),
          action.bytes(),
          seconds.isPresent() ? seconds.getAsLong() : null,
          action.runId());
    }
  }

  /**
   * What one application loads.
   *
   * @param predictedSeconds from its launch to its end, as past applications foretell
   */
  @JsonNaming(SnakeCaseStrategy.class)
  public record BatchView(
      int batch, int partitions, int files, long bytes, @Nullable Long predictedSeconds) {
    private static List<BatchView> of(Plan plan, Forecast forecast) {
      return plan.actions().stream()
          .collect(Collectors.groupingBy(Plan.Action::batch, TreeMap::new, Collectors.toList()))
          .values()
          .stream()
          .map(actions -> of(actions, forecast))
          .toList();
    }

    private static BatchView of(List<Plan.Action> actions, Forecast forecast) {
      long bytes = actions.stream().mapToLong(Plan.Action::bytes).sum();
      OptionalLong seconds = forecast.seconds(bytes);
      return new BatchView(
          actions.get(0).batch(),
          actions.size(),
          actions.stream().mapToInt(Plan.Action::files).sum(),
          bytes,
          seconds.isPresent() ? seconds.getAsLong() : null);
    }
  }
}
