package io.sparkify.lake.service.bench;

import java.util.Locale;

/** The benchmarks by the names that {@code ./lake bench} takes, the shortest first. */
enum BenchName {
  BOOT,
  DISCOVERY,
  MONTH,
  BACKFILL,
  CATALOG,
  LARGE,
  GROWTH,
  S3;

  static BenchName parse(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  Benchmark benchmark() {
    return switch (this) {
      case BOOT -> new BootBench();
      case DISCOVERY -> new DiscoveryBench();
      case MONTH -> LoadBench.month();
      case CATALOG -> LoadBench.catalog();
      case LARGE -> LoadBench.large();
      case BACKFILL -> new BackfillBench();
      case GROWTH -> new GrowthBench();
      case S3 -> new S3Bench();
    };
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
