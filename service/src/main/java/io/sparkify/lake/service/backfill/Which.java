package io.sparkify.lake.service.backfill;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Which months of a range a backfill loads. */
enum Which {
  /** New and changed ones. */
  DUE,
  /** Those whose last run failed. */
  FAILED,
  /** Loaded ones whose plays were matched against another song catalog. */
  STALE,
  /** Every one that has input, whether it changed or not. */
  ALL;

  @JsonValue
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
