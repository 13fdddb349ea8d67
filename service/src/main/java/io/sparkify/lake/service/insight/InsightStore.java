package io.sparkify.lake.service.insight;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.sparkify.lake.job.contract.ContractJson;
import io.sparkify.lake.job.contract.Insights;
import io.sparkify.lake.service.partition.MonthRange;
import java.util.List;
import java.util.Objects;
import org.jdbi.v3.core.Jdbi;

/** Reads what reports counted of the months that are loaded. */
public final class InsightStore {
  private static final String FIRST = "0000-00";
  private static final String LAST = "9999-99";

  private final Jdbi jdbi;

  public InsightStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** The oldest month first. */
  List<LoadedMonth> loaded(MonthRange months) {
    String from = Objects.toString(months.from(), FIRST);
    String to = Objects.toString(months.to(), LAST);
    return jdbi.withHandle(handle -> handle.attach(InsightDao.class).loaded(from, to)).stream()
        .map(InsightStore::month)
        .toList();
  }

  private static LoadedMonth month(InsightDao.Row row) {
    try {
      return new LoadedMonth(
          row.partitionKey(),
          row.runId(),
          row.insights() == null ? null : ContractJson.read(row.insights(), Insights.class));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Insights that no report wrote, of run " + row.runId(), e);
    }
  }
}
