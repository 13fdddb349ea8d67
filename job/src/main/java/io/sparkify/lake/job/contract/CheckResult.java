package io.sparkify.lake.job.contract;

/**
 * What one check of the staged data found.
 *
 * @param name such as {@code books_balance}
 * @param level what a failed check means
 * @param observed what was found, in words or figures
 * @param expected what would have passed
 */
public record CheckResult(
    String name, CheckLevel level, boolean passed, String observed, String expected) {}
