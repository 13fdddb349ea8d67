package io.sparkify.lake.job.report;

/**
 * What Spark's tasks have done for one run, those under way included.
 *
 * @param lines read
 * @param bytes of those lines, unpacked
 * @param rows written to staged files that are complete
 * @param tasks that have ended
 * @param tasksKnown that have ended, run, or are about to
 */
record Amounts(long lines, long bytes, long rows, long tasks, long tasksKnown) {
  static final Amounts NONE = new Amounts(0, 0, 0, 0, 0);
}
