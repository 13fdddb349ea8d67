package io.sparkify.lake.job.insight;

import io.sparkify.lake.job.contract.Ranked;
import io.sparkify.lake.job.contract.Ranking;
import java.util.HashMap;
import java.util.Map;
import org.apache.parquet.io.api.Binary;
import org.jspecify.annotations.Nullable;

/** How often each text came. */
final class Tally {
  private final Map<Binary, Amount> amounts = new HashMap<>();
  private long all;

  /** A number that grows without another object for each row. */
  private static final class Amount {
    private long plays;
  }

  /** What a place says beside its plays. */
  @FunctionalInterface
  interface Naming {
    Ranked of(String id, long plays);
  }

  void add(@Nullable Binary text) {
    if (text == null) {
      return;
    }
    Amount amount = amounts.get(text);
    if (amount == null) {
      amount = new Amount();
      amounts.put(text.copy(), amount); // the reader may use the first one's bytes again
    }
    amount.plays++;
    all++;
  }

  long all() {
    return all;
  }

  long different() {
    return amounts.size();
  }

  long of(String text) {
    Amount amount = amounts.get(Binary.fromString(text));
    return amount == null ? 0 : amount.plays;
  }

  Ranking ranking(Naming naming) {
    return Ranking.of(
        amounts.entrySet().stream()
            .map(each -> naming.of(each.getKey().toStringUsingUTF8(), each.getValue().plays))
            .toList());
  }
}
