package io.sparkify.lake.service.bench;

import java.util.Arrays;
import java.util.List;

/** What several runs of the same took, in one unit. */
record Samples(List<Double> values) {
  Samples {
    values = values.stream().sorted().toList();
    if (values.isEmpty()) {
      throw new IllegalArgumentException("Nothing was measured");
    }
  }

  static Samples of(double... values) {
    return new Samples(Arrays.stream(values).boxed().toList());
  }

  int count() {
    return values.size();
  }

  double min() {
    return values.get(0);
  }

  double max() {
    return values.get(count() - 1);
  }

  /** Of an even number the mean of the two in the middle. */
  double median() {
    int half = count() / 2;
    return count() % 2 == 1 ? values.get(half) : (values.get(half - 1) + values.get(half)) / 2;
  }
}
