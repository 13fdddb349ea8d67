package io.sparkify.lake.service.proof;

import io.sparkify.lake.job.contract.LogMonth;
import io.sparkify.lake.job.contract.PartitionKey;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Finds parquet files in a partition's folders that no run published. */
record Strays(LakeReader lake) {
  List<Problem> of(PartitionKey partition, Set<String> published) throws IOException {
    List<String> found = partition.isCatalog() ? catalog() : month(partition.month());
    return strays(found, published);
  }

  List<Problem> ofUsers(Set<String> published) throws IOException {
    return strays(lake.parquetBelow(Books.USERS), published);
  }

  private static List<Problem> strays(List<String> found, Set<String> published) {
    return found.stream()
        .filter(path -> !published.contains(path))
        .sorted()
        .map(Problem::stray)
        .toList();
  }

  private List<String> catalog() throws IOException {
    List<String> found = new ArrayList<>(lake.parquetBelow("songs"));
    found.addAll(lake.parquetBelow("artists"));
    return found;
  }

  /** In the month's folders, and in those above, which belong to no month. */
  private List<String> month(LogMonth month) throws IOException {
    List<String> found = new ArrayList<>();
    for (String table : List.of("songplays", "time")) {
      String year = "%s/year=%d".formatted(table, month.year());
      found.addAll(lake.parquetIn(table));
      found.addAll(lake.parquetIn(year));
      found.addAll(lake.parquetBelow("%s/month=%d".formatted(year, month.month())));
    }
    return found;
  }
}
