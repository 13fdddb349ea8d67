package io.sparkify.lake.job.contract;

/**
 * What the staged data of a run is held against. That books balance, keys are unique and references
 * are whole is always asked for and has no setting.
 *
 * @param malformedShare malformed lines of all lines, 0 to 1
 * @param duplicateShare duplicates of all lines, 0 to 1
 * @param nullShare nulls in the worst of the columns that should have none, 0 to 1
 * @param unmatchedRise how much the share of plays without a song, 0 to 1, is above the median of
 *     earlier months; from the fourth month on
 * @param playsDeviation how far the plays are from the median of earlier months, in robust standard
 *     deviations of their logarithm; from the fourth month on
 */
public record CheckSettings(
    Limits malformedShare,
    Limits duplicateShare,
    Limits nullShare,
    Limits unmatchedRise,
    Limits playsDeviation) {}
