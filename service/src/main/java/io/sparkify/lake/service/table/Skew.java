package io.sparkify.lake.service.table;

import java.util.Comparator;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * How unequal the folders of a table are in one amount.
 *
 * @param ratio of the largest to the median; null while there is no folder, or the median is 0
 * @param largest the largest folder, the first of several; null while there is none
 */
record Skew(long max, double median, @Nullable Double ratio, @Nullable String largest) {
  static Skew of(List<Folder> folders, ToLongFunction<Folder> amount) {
    if (folders.isEmpty()) {
      return new Skew(0, 0, null, null);
    }
    List<Folder> sorted =
        folders.stream()
            .sorted(
                Comparator.comparingLong(amount)
                    .thenComparing(Folder::folder, Comparator.reverseOrder()))
            .toList();
    Folder largest = sorted.get(sorted.size() - 1);
    long max = amount.applyAsLong(largest);
    int middle = sorted.size() / 2;
    double median =
        sorted.size() % 2 == 1
            ? amount.applyAsLong(sorted.get(middle))
            : (amount.applyAsLong(sorted.get(middle - 1)) + amount.applyAsLong(sorted.get(middle)))
                / 2.0;
    return new Skew(max, median, median == 0 ? null : max / median, largest.folder());
  }
}
