package io.sparkify.lake.service.run;

import io.sparkify.lake.job.contract.Failure;
import io.sparkify.lake.job.contract.LoadReport;
import io.sparkify.lake.job.contract.Outcome;
import io.sparkify.lake.service.log.Marks;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Settles runs by their reports, once what those say was found in the lake. */
public final class Settler {
  private static final Logger LOG = LoggerFactory.getLogger(Settler.class);

  private final SettlementStore settlements;
  private final Auditor auditor;
  private final Explainer explainer;

  public Settler(SettlementStore settlements, Auditor auditor, Explainer explainer) {
    this.settlements = settlements;
    this.auditor = auditor;
    this.explainer = explainer;
  }

  /**
   * What was done with some reports.
   *
   * @param settled runs that stand elsewhere now
   * @param postponed reports that nobody can check while the lake is away
   */
  record Settled(int settled, int postponed) {}

  Settled settle(List<LoadReport> reports) {
    int settled = 0;
    int postponed = 0;
    for (LoadReport report : reports) {
      Step step =
          Marks.attempt(report.runId(), report.attempt(), report.partition())
              .calling(() -> step(report));
      settled += step == Step.SETTLED ? 1 : 0;
      postponed += step == Step.POSTPONED ? 1 : 0;
    }
    return new Settled(settled, postponed);
  }

  private enum Step {
    SETTLED,
    KNOWN,
    POSTPONED
  }

  private Step step(LoadReport report) {
    try {
      return settle(report) ? Step.SETTLED : Step.KNOWN;
    } catch (IOException e) {
      LOG.warn("The report of run {} waits for the lake: {}", report.runId(), e.toString());
      return Step.POSTPONED;
    }
  }

  private boolean settle(LoadReport report) throws IOException {
    if (!settlements.awaits(report)) {
      return false;
    }
    @Nullable Failure failure = Verdict.failure(report).orElse(null);
    if (failure == null && report.outcome() == Outcome.SUCCEEDED) {
      failure = auditor.audit(report).orElse(null);
    }
    return settlements
        .settle(report, failure == null ? null : explainer.explain(report, failure))
        .map(
            state -> {
              LOG.info(
                  "Run {} attempt {} of {}: {}",
                  report.runId(),
                  report.attempt(),
                  report.partition(),
                  state);
              return state;
            })
        .isPresent();
  }
}
