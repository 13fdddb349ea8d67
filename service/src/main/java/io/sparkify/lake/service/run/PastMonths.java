package io.sparkify.lake.service.run;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import io.sparkify.lake.job.contract.Counter;
import io.sparkify.lake.job.contract.PartitionKey;
import io.sparkify.lake.job.contract.PastMonth;
import io.sparkify.lake.job.contract.RowCounts;
import io.sparkify.lake.service.run.OutcomeDao.LoadedCount;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** What is known of the months that are published now. */
final class PastMonths {
  private PastMonths() {}

  static List<PastMonth> of(Handle handle) {
    Map<PartitionKey, List<LoadedCount>> counts =
        handle.attach(OutcomeDao.class).loaded().stream()
            .collect(groupingBy(LoadedCount::partitionKey));
    return counts.entrySet().stream()
        .filter(partition -> !partition.getKey().isCatalog())
        .sorted(Map.Entry.comparingByKey())
        .map(partition -> pastMonth(partition.getKey(), rowCounts(partition.getValue())))
        .toList();
  }

  private static RowCounts rowCounts(List<LoadedCount> counts) {
    return new RowCounts(counts.stream().collect(toMap(LoadedCount::counter, LoadedCount::amount)));
  }

  private static PastMonth pastMonth(PartitionKey partition, RowCounts counts) {
    return new PastMonth(
        partition.month(),
        counts.get(Counter.PLAYS),
        counts.get(Counter.SONGPLAYS),
        counts.get(Counter.MATCHED));
  }
}
