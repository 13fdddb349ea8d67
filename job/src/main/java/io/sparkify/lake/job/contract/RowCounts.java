package io.sparkify.lake.job.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * The books of one run: a flat JSON object from counter to amount, with only the counters that
 * apply.
 */
public record RowCounts(@JsonValue Map<Counter, Long> amounts) {
  public static final RowCounts NONE = new RowCounts(Map.of());

  @JsonCreator
  public RowCounts {
    Map<Counter, Long> sorted = new EnumMap<>(Counter.class);
    sorted.putAll(amounts);
    amounts = Collections.unmodifiableMap(sorted);
  }

  /** The amount; 0 where the counter does not apply. */
  public long get(Counter counter) {
    return amounts.getOrDefault(counter, 0L);
  }

  public RowCounts with(Counter counter, long amount) {
    Map<Counter, Long> changed = new EnumMap<>(Counter.class);
    changed.putAll(amounts);
    changed.put(counter, amount);
    return new RowCounts(changed);
  }

  /** The equation that does not hold, in words; empty if every line read is accounted for. */
  public Optional<String> imbalance() {
    return amounts.containsKey(Counter.SONGPLAYS) ? monthImbalance() : catalogImbalance();
  }

  private Optional<String> monthImbalance() {
    return unequal(
            "lines = malformed + skipped + duplicates + plays",
            get(Counter.LINES),
            get(Counter.MALFORMED)
                + get(Counter.SKIPPED)
                + get(Counter.DUPLICATES)
                + get(Counter.PLAYS))
        .or(
            () ->
                unequal(
                    "songplays = plays - strays_out + strays_in - duplicates_across",
                    get(Counter.SONGPLAYS),
                    get(Counter.PLAYS)
                        - get(Counter.STRAYS_OUT)
                        + get(Counter.STRAYS_IN)
                        - get(Counter.DUPLICATES_ACROSS)));
  }

  private Optional<String> catalogImbalance() {
    return unequal(
        "lines = malformed + duplicates + songs",
        get(Counter.LINES),
        get(Counter.MALFORMED) + get(Counter.DUPLICATES) + get(Counter.SONGS));
  }

  private static Optional<String> unequal(String rule, long left, long right) {
    return left == right
        ? Optional.empty()
        : Optional.of("%s, but %d is not %d".formatted(rule, left, right));
  }
}
