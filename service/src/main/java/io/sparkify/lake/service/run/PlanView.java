package io.sparkify.lake.service.run;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.sparkify.lake.job.contract.Failure;
import io.sparkify.lake.job.contract.PartitionKey;
import io.sparkify.lake.job.contract.RunId;
import java.util.List;
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
   * @param predictedSeconds null: nothing predicts it yet
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
    static ActionView of(Plan.Action action) {
      return new ActionView(
          action.partition(),
          "load",
          action.trigger(),
          action.reason(),
          action.files(),
          action.bytes(),
          null,
          action.runId());
    }
  }

  static PlanView of(Plan plan, boolean autoLoad, @Nullable Failure problem) {
    return new PlanView(
        plan.actions().stream().map(ActionView::of).toList(), plan.waiting(), autoLoad, problem);
  }
}
