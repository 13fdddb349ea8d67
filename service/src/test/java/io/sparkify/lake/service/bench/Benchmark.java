package io.sparkify.lake.service.bench;

/** One question that is answered by measuring. */
@FunctionalInterface
interface Benchmark {
  /** Takes minutes; fails if what must be right is not. */
  Comparison run(Workbench bench) throws Exception;
}
