package io.sparkify.lake.job.generate.naive;

import io.sparkify.lake.job.generate.truth.RowDigest;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One row of a table; its fields in the table's order. */
public record NaiveRow(List<@Nullable Object> fields) {
  static NaiveRow of(@Nullable Object... fields) {
    return new NaiveRow(Collections.unmodifiableList(Arrays.asList(fields)));
  }

  static String digest(Collection<NaiveRow> rows) {
    RowDigest digest = RowDigest.empty();
    rows.forEach(row -> digest.add(row.fields().toArray()));
    return digest.hex();
  }
}
