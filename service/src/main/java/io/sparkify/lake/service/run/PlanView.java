package io.sparkify.lake.service.run;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.sparkify.lake.job.contract.Failure;
import io.sparkify.lake.job.contract.PartitionKey;
import io.sparkify.lake.job.contract.RunId;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The plan as REST shows it.
 *
 * @param autoLoad whether what is due is loaded without anybody asking
 * @param problem why the source could not be listed last time; null if it could
 */
@JsonNaming(SnakeCaseStrategy.class)
record PlanView(
    List<ActionView> actions,
    List<Plan.Waiting> waiting,
    boolean autoLoad,
    @Nullable Failure problem) {

  /**
   * A partition to load.
   *
   * @param predictedSeconds from its launch to its end, as past loads foretell; null while there is
   *     none
   */
  @JsonNaming(SnakeCaseStrategy.class)
  record ActionView(
      PartitionKey partition,
      String action,
      RunTrigger trigger,
      String reason,
      int files,
      long bytes,
      @Nullable Long predictedSeconds,
      @Nullable RunId runId) {
    static List<ActionView> of(List<Plan.Action> actions, Forecasts forecasts) {
      return actions.stream()
          .map(action -> of(action, forecasts.seconds(action.partition(), action.bytes())))
          .toList();
    }

    private static ActionView of(Plan.Action action, OptionalLong seconds) {
      return new ActionView(
          action.partition(),
          "load",
          action.trigger(),
          action.reason(),
          action.files(),
          action.bytes(),
          seconds.isPresent() ? seconds.getAsLong() : null,
          action.runId());
    }
  }
}
